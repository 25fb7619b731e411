/** What machines that look after this one ask: does it live, is it ready, and its figures. */
import { Hono } from 'hono';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

export function operationsRoutes(metrics: Metrics, ready: () => Promise<Readiness>): Hono {
  const routes = new Hono();
  routes.get('/healthz', (context) => context.text('ok\n'));
  routes.get('/readyz', async (context) => {
    const { isReady, reason } = await ready();
    return context.text(`${reason}\n`, isReady ? 200 : 503);
  });
  routes.get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  );
  return routes;
}
