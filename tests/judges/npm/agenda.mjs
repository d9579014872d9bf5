// SPDX-License-Identifier: EUPL-1.2
// What ical.js, the reader of Thunderbird, makes of an iCalendar file: the same lines as tests/judges/agenda.py.
// usage: node agenda.mjs JUDGES FILE.ics     JUDGES: the folder that `install` prints
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [judges, file] = process.argv.slice(2);
const { default: ICAL } = await import(pathToFileURL(`${judges}/../ical.js/dist/ical.js`));
ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, 'utf8')));
for (const component of calendar.getAllSubcomponents('vevent')) {
  const event = new ICAL.Event(component);
  const stamp = component.getFirstPropertyValue('dtstamp');
  if (!event.startDate.isDate || event.endDate.subtractDate(event.startDate).toSeconds() !== 86400) {
    throw new Error(`not one whole day: ${event.startDate} ${event.endDate}`);
  }
  console.log([event.uid, event.startDate, `${stamp}`.replace('Z', '+00:00'), event.sequence,
    component.getFirstPropertyValue('status'), component.getFirstProperty('categories').getValues().join(','),
    event.summary].join('|'));
  for (const alarm of component.getAllSubcomponents('valarm')) {
    const rings = event.startDate.clone();
    rings.isDate = false;
    rings.addDuration(alarm.getFirstPropertyValue('trigger'));
    console.log(`  ${alarm.getFirstPropertyValue('action')} ${`${rings}`.replace('T', ' ')}`);
  }
}
