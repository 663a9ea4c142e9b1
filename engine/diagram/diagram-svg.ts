import type { Diagram, DiagramEdge, DiagramNode, Direction } from './diagram.ts';
import { edgePath } from './edge-path.ts';

const STYLE = `
.paper { fill: #faf9f5 } text { font: 14px system-ui, 'DejaVu Sans', sans-serif; fill: #1c1d1f; text-anchor: middle }
.note, .edge-label { font-size: 12px; fill: #585b60 }
.box { fill: #ffffff; stroke: #85837b } .final .box { fill: #ececea } .outside .box { stroke-dasharray: 4 3; fill: none }
.waiting .box { fill: #fbeedd; stroke: #8d4200 } .line { fill: none; stroke: #6f7076; stroke-width: 1.4 }
.waits .line { stroke-dasharray: 5 4; stroke: #8d4200 } .head { fill: #6f7076 }
@media (prefers-color-scheme: dark) {
.paper { fill: #15171a } text { fill: #e9e6de } .note, .edge-label { fill: #a9abad }
.box { fill: #1d2024; stroke: #7d8187 } .final .box { fill: #2b2f34 } .waiting .box { fill: #33271a; stroke: #f0b46a }
.line { stroke: #9a9ca0 } .waits .line { stroke: #f0b46a } .head { fill: #9a9ca0 } }
`;

/** A diagram as a picture of its own, light or dark as its reader prefers; details show on hover. */
export function diagramSvg(diagram: Diagram): string {
  const { width, height, title, direction, nodes, edges } = diagram;
  const size = `width="${String(width)}" height="${String(height)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${String(width)} ${String(height)}" role="img">
<title>${escape(title)}</title>
<style>${STYLE}</style>
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head" d="M0 0L8 4L0 8z"/></marker></defs>
<rect class="paper" ${size}/>
${edges.map((edge) => lineOf(edge, direction)).join('\n')}
${nodes.map(boxOf).join('\n')}
${edges.map(labelOf).join('\n')}
</svg>
`;
}

function lineOf({ points, details, kind }: DiagramEdge, direction: Direction): string {
  return `<g class="${kind}"><title>${escape(details.join('\n'))}</title><path class="line" d="${edgePath(points, direction)}" marker-end="url(#head)"/></g>`;
}

function labelOf({ lines, labelAt, details }: DiagramEdge): string {
  if (!labelAt) return '';
  const { x, y, width, height } = labelAt;
  const behind = `<rect class="paper" x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${round(height)}"/>`;
  const words = lines.map(
    ({ text, below }) =>
      `<text class="edge-label" x="${round(x)}" y="${round(y + below)}">${escape(text)}</text>`,
  );
  return `<g><title>${escape(details.join('\n'))}</title>${behind}${words.join('')}</g>`;
}

function boxOf({ lines, kind, details, x, y, width, height }: DiagramNode): string {
  const corner = kind === 'outside' ? height / 2 : 6;
  const box = `<rect class="box" x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${String(width)}" height="${String(height)}" rx="${String(corner)}"/>`;
  const title = details.length > 0 ? `<title>${escape(details.join('\n'))}</title>` : '';
  const words = lines.map(
    ({ text, isNote, below }) =>
      `<text${isNote ? ' class="note"' : ''} x="${round(x)}" y="${round(y + below)}">${escape(text)}</text>`,
  );
  return `<g class="${kind}">${title}${box}${words.join('')}</g>`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Text as XML: no character of a file can become markup. */
function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
