// SPDX-License-Identifier: EUPL-1.2
// What falls due between the day of effect and the end: reviews, notices, renewals.
#include <algorithm>
#include <utility>

#include "compose/reckoning.h"

namespace paraphe {
namespace {

constexpr int most_reports = 100;
constexpr int most_renewals = 20;

std::optional<Date> halfway(const Term& term, Date effect, Date end) {
  const Duration& whole = term.length.value_or(Duration{});
  const bool even = whole.total_months() % 2 == 0 && whole.total_days() == 0;
  if (!whole.empty() && even && last_day(effect, whole, term.counting) == end) {
    return add(effect, Duration{0, whole.total_months() / 2});
  }
  return Date::of(effect.days() + std::chrono::days(days_between(effect, end) / 2));
}

std::optional<Date> earlier(Date date, Duration by) {
  by.negative = !by.negative;
  return add(date, by);
}

}  // namespace

void Reckoning::add_review(const Review& review, const Term& term, const Known& effect,
                           const Known& end) {
  if (const std::optional<Date> date = parse_date(review.moment)) {
    add({Kind::review, words_.say("titre.evaluation"), to_string(*date)}, {date, {}},
        words_.say("calcul.ecrit"), review.source);
  } else if (review.moment == "annuel") {
    add_reports(review, effect, end);
  } else if (review.moment == "final") {
    add({Kind::review, words_.say("titre.evaluation.finale"), "final"}, end,
        words_.say("calcul.auTerme"), review.source);
  } else if (review.moment == "mi-parcours") {
    Known middle{std::nullopt, effect.date ? end.awaited : effect.awaited};
    if (effect.date && end.date) middle.date = halfway(term, *effect.date, *end.date);
    add({Kind::review, words_.say("titre.evaluation.miParcours"), "middle"}, middle,
        words_.say("calcul.milieu"), review.source);
  }
}

/// The draft says « each year » and names no day: the anniversaries of the day of effect.
void Reckoning::add_reports(const Review& review, const Known& effect, const Known& end) {
  const Text title = words_.say("titre.bilan");
  if (!effect.date || !end.date) {
    add({Kind::report, title, "yearly"}, {std::nullopt, effect.date ? end.awaited : effect.awaited},
        {}, review.source);
    return;
  }
  for (int year = 1; year <= most_reports; ++year) {
    const std::optional<Date> date = paraphe::add(*effect.date, Duration{year});
    if (!date || *date > *end.date) return;
    add({Kind::report, title, "year-" + std::to_string(year)}, {date, {}},
        words_.say("calcul.anniversaire"), review.source);
  }
}

void Reckoning::add_notice(const Notice& notice, const Known& end) {
  if (!notice.length) return;
  const bool known = notice.object == "nonRenouvellement" || notice.object == "modification" ||
                     notice.object == "retrait";
  const std::string object = known ? notice.object : "resiliation";
  const Name name{Kind::notice,
                  words_.say("titre.preavis", {{"objet", words_.say("preavis." + object)}}),
                  object};
  if (notice.days == "ouvres" || notice.days == "ouvrables") {
    add(name, {std::nullopt, words_.say("attente.compte." + notice.days)}, {}, notice.source);
    return;
  }
  Duration back = *notice.length;
  const bool clear = notice.days == "francs";
  if (clear) ++back.days;
  Known last = end;
  if (end.date) last = {earlier(*end.date, back), {}};
  add(name, last, before_end(clear ? "calcul.avant.francs" : "calcul.avant", *notice.length, end),
      notice.source);
}

Text Reckoning::before_end(const char* phrase, const Duration& by, const Known& end) const {
  if (!end.date) return {};
  return words_.say(phrase, {{"duree", length_words(by)}, {"date", day_words(*end.date)}});
}

void Reckoning::add_renewal(const Renewal& renewal, const Term& term, const Known& end) {
  if (renewal.form == "aucun") return;
  if (renewal.notice) add_decision(renewal, end);
  if (renewal.length) add_extensions(renewal, term, end);
}

void Reckoning::add_decision(const Renewal& renewal, const Known& end) {
  Known last = end;
  if (end.date) last = {earlier(*end.date, *renewal.notice), {}};
  const bool tacit = renewal.form == "tacite";
  add({Kind::decision, words_.say(tacit ? "titre.decision.tacite" : "titre.decision.expres"), {}},
      last, before_end("calcul.avant", *renewal.notice, end), renewal.source);
}

void Reckoning::add_extensions(const Renewal& renewal, const Term& term, Known last) {
  // Without a number the draft allows any: one shows what each adds.
  const int times = std::min(renewal.times.value_or(1), most_renewals);
  for (int i = 1; i <= times; ++i) {
    const std::optional<Date> since =
        last.date ? Date::of(last.date->days() + std::chrono::days(1)) : std::nullopt;
    if (last.date) {
      // The end of a « veille » is a day short of the anniversary, from which the next one runs.
      const bool eve = term.counting == Counting::veille;
      last.date = eve && since ? last_day(*since, *renewal.length, Counting::veille)
                               : paraphe::add(*last.date, *renewal.length);
    }
    const Text rank = same_words(times == 1 ? "" : " " + std::to_string(i));
    add({Kind::renewal, words_.say("titre.renouvellement", {{"rang", rank}}), std::to_string(i)},
        last, words_.say("calcul.renouvellement", {{"duree", length_words(*renewal.length)}}),
        renewal.source, since);
    if (!last.date) return;
  }
}

}  // namespace paraphe
