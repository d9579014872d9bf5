// SPDX-License-Identifier: EUPL-1.2
// Dates, originals, waivers, and what is left to the lawyer.
#include <algorithm>
#include <utility>

#include "base/numerals.h"
#include "compose/generated.h"
#include "compose/inline.h"
#include "output/report/calendar_of.h"
#include "output/report/keywords.h"
#include "output/report/visa_parts.h"

namespace paraphe::visa {
namespace {

constexpr std::size_t most_points = 12;  // of one kind: two pages are read, three are not

/// The days of one event, which a yearly report has several of.
struct Event {
  const Milestone* first;
  std::vector<Date> dates;
  bool of_all_parties = false;  ///< stands for the signature of each
};

std::vector<Event> events_of(const std::vector<Milestone>& found) {
  std::vector<Event> events;
  for (const Milestone& each : found) {
    auto known = std::find_if(events.begin(), events.end(), [&](const Event& event) {
      return event.first->title.fr == each.title.fr && event.first->kind == each.kind &&
             !event.dates.empty() && each.date;
    });
    if (known == events.end()) known = events.insert(events.end(), {&each, {}});
    if (each.date) known->dates.push_back(*each.date);
  }
  return events;
}

/// The signatures of all parties as one event: they are given one date, or wait for one.
void gather_signatures(const Sheet& sheet, std::vector<Event>& events) {
  const auto signs = [](const Event& event) {
    return event.first->kind == Milestone::Kind::signature;
  };
  const auto parties = static_cast<std::ptrdiff_t>(sheet.agreement.parties.size());
  const auto first = std::find_if(events.begin(), events.end(), signs);
  if (parties < 2 || std::count_if(events.begin(), events.end(), signs) != parties) return;
  events.erase(std::remove_if(first + 1, events.end(), signs), events.end());
  first->of_all_parties = true;
}

Runs name_of(const Sheet& sheet, const Event& event) {
  return event.of_all_parties ? sheet.scribe.say("visa.dates.signatures")
                              : plain(event.first->title.fr);
}

Runs days(const Sheet& sheet, const Event& event) {
  if (event.dates.empty()) {
    return sheet.scribe.say(event.first->awaited.empty() ? "visa.dates.illimite"
                                                         : "visa.dates.aVenir");
  }
  std::vector<Runs> all;
  for (const Date& date : event.dates) all.push_back(write_date(date, event.first->source));
  return joined(sheet, all);
}

Runs reckoning(const Sheet& sheet, const Event& event) {
  const Milestone& first = *event.first;
  if (first.date) return capital(plain(first.how.fr));
  if (first.awaited.empty()) return capital(sheet.scribe.say("visa.dates.sansTerme"));
  return capital(sheet.scribe.say("visa.dates.attend", {{"quoi", plain(first.awaited.fr)}}));
}

Runs day_of(const std::string& text) {
  const std::optional<Date> date = parse_date(text);
  return date ? write_date(*date, {}) : plain(text);
}

void add_waiver(const Sheet& sheet, const Waiver& waiver, Runs covered, Grid& grid) {
  grid.row({sheet.scribe.say("visa.derogation", {{"id", plain(waiver.id)},
                                                 {"regle", plain(waiver.rule)},
                                                 {"ligne", sheet.number(waiver.place.start.line)},
                                                 {"couvre", std::move(covered)}}),
            plain(waiver.reason),
            sheet.scribe.say("visa.derogation.autorite", {{"autorite", plain(waiver.authority)},
                                                          {"decision", day_of(waiver.decided)},
                                                          {"expiration", day_of(waiver.expires)}})},
           {});
}

/// One point to tick for each thing said, wherever in the draft: what is asked twice is read once.
std::vector<Block> points_of(const Sheet& sheet, std::string_view phrase,
                             const std::vector<const Diagnostic*>& findings) {
  std::vector<std::pair<const Diagnostic*, std::vector<Place>>> told;
  for (const Diagnostic* each : findings) {
    const auto same = std::find_if(told.begin(), told.end(), [&](const auto& one) {
      return one.first->id == each->id && one.first->message.fr == each->message.fr;
    });
    if (same == told.end()) {
      told.push_back({each, {}});
    } else if (same->first->place.start.line != each->place.start.line) {
      same->second.push_back(each->place);
    }
  }
  std::vector<Block> points;
  for (const auto& [first, others] : told) {
    points.push_back(sheet.ticked(sheet.finding(phrase, *first, others)));
  }
  return points;
}

/// At most `most_points` of `points`, then how many more there are.
void add_some(const Sheet& sheet, std::vector<Block> points, std::vector<Block>& onto) {
  const std::size_t more = points.size() > most_points ? points.size() - most_points : 0;
  points.resize(points.size() - more);
  std::move(points.begin(), points.end(), std::back_inserter(onto));
  if (more > 0) onto.push_back(sheet.dashed(sheet.counted("visa.limites.autres", more)));
}

}  // namespace

Block write_dates(const Sheet& sheet) {
  Block section = sheet.section("dates");
  const std::vector<Milestone> found = calendar_of(sheet.agreement, sheet.report, sheet.options);
  Grid grid(sheet, false, {"visa.dates.echeance", "visa.dates.date", "visa.dates.calcul"},
            {37, 18, 45});
  std::vector<Event> events = events_of(found);
  gather_signatures(sheet, events);
  for (const Event& event : events) {
    grid.row({name_of(sheet, event), days(sheet, event), reckoning(sheet, event)},
             event.first->source);
  }
  section.children.push_back(std::move(grid).done());
  return section;
}

Block write_originals(const Sheet& sheet) {
  Block section = sheet.section("originaux");
  const Agreement& agreement = sheet.agreement;
  Scribe& scribe = sheet.scribe;
  const std::size_t count = static_cast<std::size_t>(std::max(agreement.closing.originals, 0));
  const std::string mode = agreement.closing.mode.empty() ? "papier" : agreement.closing.mode;
  const Inflection several{Gender::masculine, count > 1, false};
  Runs originals = scribe.say("originaux." + mode,
                              {{"nombre", plain(number_words(static_cast<std::int64_t>(count)))}},
                              agreement.closing.source, several);
  Runs parties =
      scribe.say("nombre.parties",
                 {{"nombre", plain(number_words(static_cast<std::int64_t>(agreement.parties.size()),
                                                Orthography::traditional, Gender::feminine))}},
                 {}, {Gender::feminine, agreement.parties.size() > 1, false});
  section.children.push_back(sheet.text(
      scribe.say("visa.originaux",
                 {{"originaux", capital(std::move(originals))}, {"parties", std::move(parties)}}),
      agreement.closing.source));
  Runs points;
  std::size_t rank = 0;
  for (const Party& party : agreement.parties) {
    const bool served = ++rank <= count;
    sheet.add_tick(
        scribe.say(served ? "visa.original.partie" : "visa.original.manque",
                   {{"n", sheet.number(rank)}, {"partie", sheet.party(party)}}, party.source),
        points);
  }
  const std::size_t told = std::min(count, agreement.parties.size() + most_points);
  while (rank < told) {
    sheet.add_tick(
        scribe.say("visa.original.autre",
                   {{"n", sheet.number(++rank)}, {"blanc", {blank(scribe, "destinataire", {})}}}),
        points);
  }
  for (const Attendant& each : agreement.attendants) {
    sheet.add_tick(scribe.say("visa.copie", {{"nom", write_content(scribe, each.denomination)}}),
                   points);
  }
  if (!points.empty()) section.children.push_back(scribe.paragraph("visaAvis", std::move(points)));
  return section;
}

Block write_waivers(const Sheet& sheet) {
  Block section = sheet.section("derogations");
  const Verdict& verdict = sheet.report.verdict;
  Grid grid(sheet, true,
            {"visa.derogations.objet", "visa.derogations.motif", "visa.derogations.autorite"},
            {4, 42, 27, 27});
  std::vector<std::string> used;
  for (const Diagnostic& finding : verdict.findings.items()) {
    if (finding.state != State::waived || !finding.waiver) continue;
    used.push_back(finding.waiver->id);
    add_waiver(sheet, *finding.waiver, sheet.finding("visa.constat", finding), grid);
  }
  for (const Waiver& waiver : verdict.waivers) {
    if (std::find(used.begin(), used.end(), waiver.id) != used.end()) continue;
    add_waiver(sheet, waiver,
               sheet.scribe.say(std::string("visa.derogation.") + use_code(waiver.use)), grid);
  }
  section.children.push_back(grid.empty() ? sheet.text(sheet.scribe.say("visa.derogations.aucune"))
                                          : std::move(grid).done());
  return section;
}

Block write_limits(const Sheet& sheet) {
  Block section = sheet.section("limites");
  const Verdict& verdict = sheet.report.verdict;
  std::vector<Block> points;
  if (!verdict.rules_ran) points.push_back(sheet.ticked(sheet.scribe.say("visa.limites.regles")));
  std::vector<const Diagnostic*> asked, awaited;
  for (const Diagnostic& each : verdict.for_lawyer) asked.push_back(&each);
  for (const Diagnostic& each : verdict.findings.items()) {
    if (each.state == State::unknown) awaited.push_back(&each);
  }
  add_some(sheet, points_of(sheet, "visa.constat", asked), points);
  add_some(sheet, points_of(sheet, "visa.attente", awaited), points);
  for (int i = 1; sheet.scribe.has("visa.limite." + std::to_string(i)); ++i) {
    points.push_back(sheet.ticked(sheet.scribe.say("visa.limite." + std::to_string(i))));
  }
  section.children.push_back(list(std::move(points)));
  return section;
}

}  // namespace paraphe::visa
