// Draws the points that the page has, and draws them again when it has others. Without this script their sums are read in words.
const place = document.getElementById('traffic-charts');
const dark = matchMedia('(prefers-color-scheme: dark)');
const HEIGHT = 170;
const sync = uPlot.sync('traffic');

const CHARTS = [
  {
    title: 'Answers a second',
    series: ['legacy', 'candidate'],
    // stacked: what candidates answer is drawn over the sum
    data: ({ legacy, candidate }) => [legacy.perSecond.map((each, i) => each + candidate.perSecond[i]), candidate.perSecond],
    told: (points, side, i) => points[side].perSecond[i],
    filled: true,
    least: 1,
  },
  {
    title: 'Failed a second',
    series: ['legacy', 'candidate'],
    data: ({ legacy, candidate }) => [legacy.failedPerSecond, candidate.failedPerSecond],
    told: (points, side, i) => points[side].failedPerSecond[i],
    least: 1,
  },
  {
    title: '99 % within, ms',
    series: ['legacy', 'candidate'],
    data: ({ legacy, candidate }) => [legacy.p99Millis, candidate.p99Millis],
    told: (points, side, i) => points[side].p99Millis[i],
    least: 10,
  },
];

let drawn = [];
let points;

function timesOf({ from, slotSeconds, legacy }) {
  const first = Date.parse(from) / 1000;
  return legacy.perSecond.map((_, i) => first + (i + 1) * slotSeconds);
}

function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = name => style.getPropertyValue(name).trim();
  return { legacy: of('--noise'), candidate: of('--accent'), ink: of('--soft'), line: of('--line'), font: `11px ${of('--sans')}` };
}

function clock(second) {
  const time = new Date(second * 1000);
  const two = number => String(number).padStart(2, '0');
  return `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}

function short(number) {
  return number == null ? '–' : number >= 10 || number === 0 ? number.toFixed(0) : number.toFixed(1);
}

function optionsOf(chart, width) {
  const { legacy, candidate, ink, line, font } = colours();
  const axis = { stroke: ink, font, grid: { stroke: line, width: 1 }, ticks: { show: false } };
  const series = (side, colour) => ({
    label: side,
    stroke: colour,
    width: 1.5,
    fill: chart.filled ? colour + (side === 'candidate' ? 'cc' : '55') : undefined,
    points: { show: false },
    // where nobody points, as it is now
    value: (plot, value, at, i) => short(chart.told(points, side, i ?? points[side].perSecond.length - 1)),
  });
  return {
    title: chart.title,
    width,
    height: HEIGHT,
    tzDate: second => uPlot.tzDate(new Date(second * 1000), 'Etc/UTC'),
    cursor: { sync: { key: sync.key }, drag: { x: false, y: false }, points: { size: 6 } },
    scales: { y: { range: (plot, low, high) => [0, Math.max(chart.least, (high ?? 0) * 1.1)] } },
    axes: [
      { ...axis, values: (plot, seconds) => seconds.map(clock), space: 70, size: 28 },
      { ...axis, size: 44, space: 34 },
    ],
    series: [{ label: 'UTC', value: (plot, second) => clock(second ?? timesOf(points).at(-1)) }, series('legacy', legacy), series('candidate', candidate)],
  };
}

function widthOf(box) {
  return Math.max(200, Math.floor(box.clientWidth));
}

function dataOf(chart) {
  return [timesOf(points), ...chart.data(points)];
}

function draw() {
  drawn.forEach(({ plot, box }) => {
    plot.destroy();
    box.remove();
  });
  drawn = CHARTS.map(chart => {
    const box = document.createElement('div');
    place.append(box);
    return { chart, box, plot: new uPlot(optionsOf(chart, widthOf(box)), dataOf(chart), box) };
  });
}

function renew() {
  points = JSON.parse(place.dataset.points);
  drawn.forEach(({ chart, plot }) => plot.setData(dataOf(chart)));
}

if (place) {
  points = JSON.parse(place.dataset.points);
  draw();
  dark.addEventListener('change', draw);
  new MutationObserver(renew).observe(place, { attributeFilter: ['data-points'] });
  new ResizeObserver(() => drawn.forEach(({ box, plot }) => plot.setSize({ width: widthOf(box), height: HEIGHT }))).observe(place);
}
