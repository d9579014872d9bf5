#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What python-icalendar reads in an iCalendar file: a line an event, then a line a reminder.

Reminders are told as the moment they ring, in the time of wherever one is. Source: RFC 5545.
"""
import datetime
import sys

import icalendar

with open(sys.argv[1], "rb") as file:
    bytes_read = file.read()
calendar = icalendar.Calendar.from_ical(bytes_read)
if calendar.errors:
    sys.exit(f"errors: {calendar.errors}")
for name in ("VERSION", "PRODID", "CALSCALE", "METHOD"):
    calendar[name]  # raises where one is missing
for event in calendar.walk("VEVENT"):
    start, end = event.decoded("DTSTART"), event.decoded("DTEND")
    if isinstance(start, datetime.datetime) or end - start != datetime.timedelta(days=1):
        sys.exit(f"not one whole day: {start} {end}")
    if event["TRANSP"] != "TRANSPARENT":
        sys.exit("takes up the day")
    stamp = event.decoded("DTSTAMP")
    print(event["UID"], start, stamp.isoformat(), event["SEQUENCE"], event["STATUS"],
          event["CATEGORIES"].to_ical().decode(), event["SUMMARY"], sep="|")
    for alarm in event.walk("VALARM"):
        rings = datetime.datetime.combine(start, datetime.time()) + alarm.decoded("TRIGGER")
        print(" ", alarm["ACTION"], rings.isoformat(sep=" "))
