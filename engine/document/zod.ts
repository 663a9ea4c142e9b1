import { z } from 'zod';

// Without this, zod builds each object parser with `new Function`, which a strict content security
// policy reports as a violation even where zod catches the refusal. It must run before any schema
// is built, hence one front door: schemas import `z` from here.
z.config({ jitless: true });

export { z };
