// Part of limit.c, the yardstick that the engine is measured against: random numbers, samplers, results.
// Shared by the C peers: reading the model, xoshiro256++, normal/gamma/beta samplers, a scalar
// exact binomial sampler, and writing the results file that check.mjs compares.
#pragma once
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

#define MAXS 32
#define MAXT 64
typedef struct {
  int cohort, months, ns, init, target_entry, target_end, nt;
  long draws;
  char name[MAXS][40];
  int from[MAXT], to[MAXT];
  double alpha[MAXT], beta[MAXT];
} Model;

static void read_model(const char *path, Model *m) {
  FILE *f = fopen(path, "r");
  if (!f) { perror(path); exit(1); }
  int ok = fscanf(f, "%d %d %ld %d %d %d %d", &m->cohort, &m->months, &m->draws, &m->ns, &m->init,
                  &m->target_entry, &m->target_end) == 7;
  for (int i = 0; ok && i < m->ns; i++) ok = fscanf(f, "%39s", m->name[i]) == 1;
  ok = ok && fscanf(f, "%d", &m->nt) == 1;
  for (int i = 0; ok && i < m->nt; i++)
    ok = fscanf(f, "%d %d %lf %lf", &m->from[i], &m->to[i], &m->alpha[i], &m->beta[i]) == 4;
  if (!ok) { fprintf(stderr, "bad model\n"); exit(1); }
  fclose(f);
}

// ---------------------------------------------------------------- random numbers
typedef struct { uint64_t s[4]; } Rng;
static inline uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
static inline uint64_t next64(Rng *r) {
  uint64_t *s = r->s, out = rotl(s[0] + s[3], 23) + s[0], t = s[1] << 17;
  s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t; s[3] = rotl(s[3], 45);
  return out;
}
static inline uint64_t splitmix(uint64_t *x) {
  uint64_t z = (*x += 0x9E3779B97F4A7C15ull);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}
static void seed_rng(Rng *r, uint64_t seed) { for (int i = 0; i < 4; i++) r->s[i] = splitmix(&seed); }
static inline double unif(Rng *r) { return (next64(r) >> 11) * 0x1p-53; }          // [0,1)
static inline double unif_open(Rng *r) { return ((next64(r) >> 12) + 0.5) * 0x1p-52; } // (0,1)

// 256-layer ziggurat for the normal
static double zx[257], zy[257];
static void zig_init(void) {
  const double R = 3.6541528853610088, A = 0.00492867323399;
  double f = exp(-0.5 * R * R);
  zx[0] = A / f; zx[1] = R; zx[256] = 0;
  for (int i = 2; i < 256; i++) zx[i] = sqrt(-2 * log(A / zx[i - 1] + exp(-0.5 * zx[i - 1] * zx[i - 1])));
  for (int i = 0; i <= 256; i++) zy[i] = exp(-0.5 * zx[i] * zx[i]);
}
static inline double normal(Rng *r) {
  for (;;) {
    uint64_t b = next64(r);
    int i = b & 255, neg = (b >> 8) & 1;
    double u = (b >> 11) * 0x1p-53, x = u * zx[i];
    if (x < zx[i + 1]) return neg ? -x : x;
    if (i == 0) {
      double a, c;
      do { a = -log(unif_open(r)) / zx[1]; c = -log(unif_open(r)); } while (c + c < a * a);
      return neg ? -(zx[1] + a) : zx[1] + a;
    }
    if (zy[i] + unif(r) * (zy[i + 1] - zy[i]) < exp(-0.5 * x * x)) return neg ? -x : x;
  }
}
// Marsaglia-Tsang, with the boost for shape < 1
static double gamma_rng(Rng *r, double a) {
  double boost = 1;
  if (a < 1) { boost = exp(log(unif_open(r)) / a); a += 1; }
  double d = a - 1.0 / 3, c = 1 / sqrt(9 * d);
  for (;;) {
    double x = normal(r), v = 1 + c * x;
    if (v <= 0) continue;
    v = v * v * v;
    double u = unif_open(r), x2 = x * x;
    if (u < 1 - 0.0331 * x2 * x2 || log(u) < 0.5 * x2 + d * (1 - v + log(v))) return boost * d * v;
  }
}
static inline double beta_rng(Rng *r, double a, double b) {
  double x = gamma_rng(r, a), y = gamma_rng(r, b);
  return x / (x + y);
}

// ---------------------------------------------------------------- scalar exact binomial
static double *LF, *INV; // log factorials, reciprocals
static void tables_init(int n) {
  zig_init();
  LF = malloc((n + 2) * sizeof *LF);
  INV = malloc((n + 2) * sizeof *INV);
  LF[0] = 0; INV[0] = 0;
  for (int i = 1; i <= n + 1; i++) { LF[i] = LF[i - 1] + log(i); INV[i] = 1.0 / i; }
}
#ifndef TH
#define TH 16.0 // n*p from which rejection beats inversion
#endif
// Hoermann's BTRS, p <= 0.5, n*p >= 10; the first try's two uniforms are given
static int btrs_from(Rng *r, int n, double p, double u, double v) {
  double q = 1 - p, np = n * p, spq = sqrt(np * q);
  double b = 1.15 + 2.53 * spq, a = -0.0873 + 0.0248 * b + 0.01 * p, c = np + 0.5;
  double vr = 0.92 - 4.2 / b;
  for (;; v = unif_open(r), u = unif(r) - 0.5) {
    double us = 0.5 - fabs(u), kf = floor((2 * a / us + b) * u + c);
    if (us >= 0.07 && v <= vr) return (int)kf;
    if (!(kf >= 0 && kf <= n)) continue;
    int k = (int)kf, m = (int)((n + 1) * p);
    double al = (2.83 + 5.1 / b) * spq;
    v = log(v * al / (a / (us * us) + b));
    if (v <= LF[m] + LF[n - m] - LF[k] - LF[n - k] + (k - m) * log(p / q)) return k;
  }
}
static inline int btrs(Rng *r, int n, double p) {
  double v = unif_open(r);
  return btrs_from(r, n, p, unif(r) - 0.5, v);
}
// inversion by walking the probabilities from 0; r0 = q^n, s = p/q
static inline int binv(Rng *r, int n, double r0, double s) {
  double u = unif(r), f = r0, a = (n + 1) * s;
  int x = 0;
  while (u > f) {
    u -= f;
    if (++x >= n) return n;
    f *= a * INV[x] - s;
  }
  return x;
}

// ---------------------------------------------------------------- results
typedef struct {
  uint32_t *h;    // [months][ns][stride] counts over draws
  uint64_t *hent; // entries into target_entry
  uint64_t *hend; // target_end at the last month
  long stride, nent;
} Hist;
static void hist_alloc(const Model *m, Hist *h) {
  h->stride = m->cohort + 1;
  h->nent = 4l * m->cohort + 16;
  h->h = calloc((size_t)m->months * m->ns * h->stride, sizeof *h->h);
  h->hent = calloc(h->nent, sizeof *h->hent);
  h->hend = calloc(h->stride, sizeof *h->hend);
}
static void hist_merge(const Model *m, Hist *d, const Hist *s) {
  size_t n = (size_t)m->months * m->ns * d->stride;
  for (size_t i = 0; i < n; i++) d->h[i] += s->h[i];
  for (long i = 0; i < d->nent; i++) d->hent[i] += s->hent[i];
  for (long i = 0; i < d->stride; i++) d->hend[i] += s->hend[i];
}
static const double QS[5] = {0.05, 0.25, 0.5, 0.75, 0.95};
#define HSTAT(TYPE, NAME)                                                                     \
  static void NAME(const TYPE *h, long len, double n, double *mean, double *sd, long *q) {    \
    double s = 0, s2 = 0, c = 0;                                                              \
    int k = 0;                                                                                \
    for (long v = 0; v < len; v++) {                                                          \
      if (!h[v]) continue;                                                                    \
      s += (double)h[v] * v; s2 += (double)h[v] * v * v; c += h[v];                           \
      while (k < 5 && c >= QS[k] * n - 1e-9 * n) q[k++] = v;                                  \
    }                                                                                         \
    *mean = s / n; *sd = sqrt(fmax(0, s2 / n - (s / n) * (s / n)));                           \
  }
HSTAT(uint32_t, hstat32)
HSTAT(uint64_t, hstat64)

// dump: also write the full histograms of every dump-th month
static void write_results(const char *path, const char *peer, const Model *m, const Hist *h, double draws,
                          int threads, double sim_s, int dump) {
  FILE *f = fopen(path, "w");
  if (!f) { perror(path); exit(1); }
  double mean, sd; long q[5];
  fprintf(f, "{\"peer\":\"%s\",\"draws\":%.0f,\"cohort\":%d,\"months\":%d,\"threads\":%d,\"sim_s\":%.6f,\n", peer,
          draws, m->cohort, m->months, threads, sim_s);
  char *sep = "";
  fprintf(f, "\"cells\":[");
  for (int t = 0; t < m->months; t++) {
    fprintf(f, "%s\n[", sep); sep = ",";
    for (int s = 0; s < m->ns; s++) {
      hstat32(h->h + ((size_t)t * m->ns + s) * h->stride, h->stride, draws, &mean, &sd, q);
      fprintf(f, "%s[%.9g,%ld,%ld,%ld,%ld,%ld]", s ? "," : "", mean, q[0], q[1], q[2], q[3], q[4]);
    }
    fprintf(f, "]");
  }
  fprintf(f, "],\n");
  hstat64(h->hent, h->nent, draws, &mean, &sd, q);
  fprintf(f, "\"entries\":{\"mean\":%.9g,\"sd\":%.9g,\"q\":[%ld,%ld,%ld,%ld,%ld]},\n", mean, sd, q[0], q[1], q[2], q[3], q[4]);
  hstat64(h->hend, h->stride, draws, &mean, &sd, q);
  fprintf(f, "\"attacked\":{\"p_ge1\":%.9g,\"mean\":%.9g,\"dist\":[", 1 - h->hend[0] / draws, mean);
  for (int v = 0; v < 12; v++) fprintf(f, "%s%.9g", v ? "," : "", h->hend[v] / draws);
  fprintf(f, "]}");
  if (dump) {
    fprintf(f, ",\n\"hist\":{");
    for (int t = dump; t <= m->months; t += dump) {
      fprintf(f, "%s\"%d\":[", t > dump ? "," : "", t);
      for (int s = 0; s < m->ns; s++) {
        const uint32_t *p = h->h + ((size_t)(t - 1) * m->ns + s) * h->stride;
        long hi = h->stride - 1; while (hi > 0 && !p[hi]) hi--;
        fprintf(f, "%s[", s ? "," : "");
        for (long v = 0; v <= hi; v++) fprintf(f, "%s%u", v ? "," : "", p[v]);
        fprintf(f, "]");
      }
      fprintf(f, "]\n");
    }
    long hi = h->nent - 1; while (hi > 0 && !h->hent[hi]) hi--;
    fprintf(f, ",\"entries\":[");
    for (long v = 0; v <= hi; v++) fprintf(f, "%s%llu", v ? "," : "", (unsigned long long)h->hent[v]);
    fprintf(f, "]}");
  }
  fprintf(f, "}\n");
  fclose(f);
}

#ifdef __wasm__ // one thread, run in place
typedef int pthread_t;
static int pthread_create(pthread_t *t, void *a, void *(*f)(void *), void *x) { (void)t; (void)a; f(x); return 0; }
static int pthread_join(pthread_t t, void **r) { (void)t; (void)r; return 0; }
#else
#include <pthread.h>
#endif

typedef struct { const char *model, *out; long draws; int threads, cohort, months, dump; uint64_t seed; } Args;
static Args parse_args(int argc, char **argv) {
  Args a = {.model = "build/model.txt", .out = "results/out.json", .threads = 1, .seed = 1};
  for (int i = 1; i + 1 < argc; i += 2) {
    char *k = argv[i], *v = argv[i + 1];
    if (!strcmp(k, "--model")) a.model = v;
    else if (!strcmp(k, "--out")) a.out = v;
    else if (!strcmp(k, "--draws")) a.draws = atol(v);
    else if (!strcmp(k, "--threads")) a.threads = atoi(v);
    else if (!strcmp(k, "--cohort")) a.cohort = atoi(v);
    else if (!strcmp(k, "--months")) a.months = atoi(v);
    else if (!strcmp(k, "--dump")) a.dump = atoi(v);
    else if (!strcmp(k, "--seed")) a.seed = strtoull(v, 0, 10);
  }
  return a;
}
