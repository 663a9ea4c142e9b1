// A tuned C program for the work of the reference cohort, one draw at a time: the yardstick of the ratios in
// docs/performance.md. It shares no code and no random numbers with the engine.
// The native limit, plain form: one draw at a time, exact binomial chain, integer histograms.
// Build: gcc -O3 -march=native -pthread limit.c -lm -o build/limit
// -DPOW: q^n by pow() instead of a two-level table; -DCHAIN: one binomial per transition in the
// order given, instead of first the total leavers and then their destinations, likeliest first.
#include "common.h"

typedef struct { int from, k, to[MAXT], tr[MAXT]; } Outs; // likeliest destination first
static Model M;
static Outs O[MAXS];
static int NO;

static void plan(void) {
  for (int s = 0; s < M.ns; s++) {
    Outs o = {.from = s};
    for (int t = 0; t < M.nt; t++) if (M.from[t] == s) { o.tr[o.k] = t; o.to[o.k++] = M.to[t]; }
#ifndef CHAIN
    for (int i = 0; i < o.k; i++) for (int j = i + 1; j < o.k; j++) {
      double a = M.alpha[o.tr[i]] / (M.alpha[o.tr[i]] + M.beta[o.tr[i]]);
      double b = M.alpha[o.tr[j]] / (M.alpha[o.tr[j]] + M.beta[o.tr[j]]);
      if (b > a) { int x = o.tr[i]; o.tr[i] = o.tr[j]; o.tr[j] = x; o.to[i] = M.to[o.tr[i]]; o.to[j] = M.to[o.tr[j]]; }
    }
#endif
    if (o.k) O[NO++] = o;
  }
}

// A binomial with a probability fixed within the draw: tables of q^i and q^(32 i)
typedef struct { double p, s, lq; int flip, ready; double lo[32], *hi; } Site;
static void site_set(Site *t, double p) {
  if (p > 1) p = 1;
  t->flip = p > 0.5;
  if (t->flip) p = 1 - p;
  t->p = p; t->s = p / (1 - p);
#ifndef POW
  double q = 1 - p, x = 1;
  for (int i = 0; i < 32; i++) { t->lo[i] = x; x *= q; }
  int nh = M.cohort / 32 + 1;
  if (TH / p / 32 + 2 < nh) nh = (int)(TH / p / 32) + 2;
  double y = 1;
  for (int i = 0; i < nh; i++) { t->hi[i] = y; y *= x; }
#endif
}
static inline int site_draw(Rng *r, Site *t, int n) {
  int x;
  if (n * t->p >= TH) x = btrs(r, n, t->p);
  else {
#ifdef POW
    double r0 = pow(1 - t->p, n);
#else
    double r0 = t->lo[n & 31] * t->hi[n >> 5];
#endif
    x = binv(r, n, r0, t->s);
  }
  return t->flip ? n - x : x;
}

typedef struct { Hist h; long draws; uint64_t seed; } Job;
static void *work(void *arg) {
  Job *j = arg;
  Rng r; seed_rng(&r, j->seed);
  hist_alloc(&M, &j->h);
  static __thread Site leave[MAXS], split[MAXT];
  for (int i = 0; i < MAXS; i++) leave[i].hi = malloc((M.cohort / 32 + 2) * sizeof(double));
  for (int i = 0; i < MAXT; i++) split[i].hi = malloc((M.cohort / 32 + 2) * sizeof(double));
  int n[MAXS], d[MAXS];
  double p[MAXT];
  for (long it = 0; it < j->draws; it++) {
    for (int t = 0; t < M.nt; t++) p[t] = beta_rng(&r, M.alpha[t], M.beta[t]);
    for (int i = 0; i < NO; i++) {
      Outs *o = &O[i];
#ifdef CHAIN
      double left = 1;
      for (int k = 0; k < o->k; k++) { site_set(&split[o->tr[k]], p[o->tr[k]] / left); left -= p[o->tr[k]]; }
#else
      double rest = 0;
      for (int k = o->k - 1; k >= 0; k--) {
        rest += p[o->tr[k]];
        if (k < o->k - 1) site_set(&split[o->tr[k]], p[o->tr[k]] / rest);
      }
      site_set(&leave[i], rest);
#endif
    }
    memset(n, 0, sizeof n);
    n[M.init] = M.cohort;
    long entries = 0;
    uint32_t *h = j->h.h;
    for (int m = 0; m < M.months; m++) {
      memset(d, 0, sizeof d);
      for (int i = 0; i < NO; i++) {
        Outs *o = &O[i];
        int c = n[o->from];
        if (!c) continue;
#ifdef CHAIN
        for (int k = 0; c && k < o->k; k++) {
          int x = site_draw(&r, &split[o->tr[k]], c);
          d[o->to[k]] += x; d[o->from] -= x; c -= x;
          if (o->to[k] == M.target_entry) entries += x;
        }
#else
        int l = site_draw(&r, &leave[i], c);
        d[o->from] -= l;
        for (int k = 0; l && k < o->k; k++) {
          int x = k == o->k - 1 ? l : site_draw(&r, &split[o->tr[k]], l);
          d[o->to[k]] += x; l -= x;
          if (o->to[k] == M.target_entry) entries += x;
        }
#endif
      }
      for (int s = 0; s < M.ns; s++, h += j->h.stride) { n[s] += d[s]; h[n[s]]++; }
    }
    j->h.hent[entries < j->h.nent ? entries : j->h.nent - 1]++;
    j->h.hend[n[M.target_end]]++;
  }
  return 0;
}

int main(int argc, char **argv) {
  Args a = parse_args(argc, argv);
  read_model(a.model, &M);
  if (a.cohort) M.cohort = a.cohort;
  if (a.months) M.months = a.months;
  if (!a.draws) a.draws = M.draws;
  double t0 = now();
  tables_init(M.cohort);
  plan();
  pthread_t th[64]; Job job[64];
  for (int i = 0; i < a.threads; i++) {
    job[i].draws = a.draws * (i + 1) / a.threads - a.draws * i / a.threads;
    job[i].seed = a.seed * 1000003 + i;
    pthread_create(&th[i], 0, work, &job[i]);
  }
  for (int i = 0; i < a.threads; i++) {
    pthread_join(th[i], 0);
    if (i) hist_merge(&M, &job[0].h, &job[i].h);
  }
  write_results(a.out, "limit", &M, &job[0].h, a.draws, a.threads, now() - t0, a.dump);
  return 0;
}
