/** What a worker of a page is for. All roles are one script, so that it is loaded once. */
export type WorkerRole = 'conductor' | 'draws' | 'analysis';

/** Starts a worker for a role that another thread needs. */
export type StartWorker = (role: Exclude<WorkerRole, 'conductor'>) => Worker;
