// SPDX-License-Identifier: EUPL-1.2
#include "compose/milestones.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/english.h"
#include "base/numerals.h"
#include "compose/plain_text.h"

namespace paraphe {
namespace {

using Kind = Milestone::Kind;

/// A day others are reckoned from, or what it waits for.
struct Known {
  std::optional<Date> date;
  Text awaited;
};

const Text written{"date écrite dans le projet", "the date the draft gives"};

Text day(Date date) { return {date_words(date), english_date(date)}; }
Text length(const Duration& duration) {
  return {duration_words(duration), english_duration(duration)};
}

class Calendar {
 public:
  Calendar(const Agreement& agreement, std::optional<Date> asked)
      : agreement_(agreement), asked_(asked) {}

  std::vector<Milestone> all() {
    const Known signature = sign();
    for (const Predecessor& predecessor : agreement_.predecessors) {
      if (!predecessor.end) continue;
      const bool amended = predecessor.relation == "modifie";
      add(Kind::predecessor,
          amended ? Text{"Dernier jour avant l’avenant", "Last day before the amendment"}
                  : Text{"Dernier jour de l’acte précédent", "Last day of the former act"},
          {predecessor.end, {}}, written, predecessor.source, predecessor.date);
    }
    const Term& term = agreement_.term;
    const Known effect = take_effect(term, signature, Kind::effect, {"Prise d’effet", "Effect"});
    const Known end =
        conclude(term, effect, Kind::end, {"Dernier jour de l’acte", "Last day of the act"});
    for (const Review& review : term.reviews) add_review(review, term, effect, end);
    if (!term.open_ended) {
      for (const Notice& notice : term.notices) add_notice(notice, end);
      if (term.renewal) add_renewal(*term.renewal, term, end);
    }
    add_programmes();
    add_annexes(signature);
    add_authority();
    std::stable_sort(found_.begin(), found_.end(), [](const Milestone& a, const Milestone& b) {
      if (a.date && b.date) return *a.date < *b.date;
      return a.date.has_value() && !b.date.has_value();
    });
    return std::move(found_);
  }

 private:
  void add(Kind kind, Text title, const Known& known, Text how, Source source,
           std::optional<Date> since = std::nullopt) {
    found_.push_back({kind, std::move(title), known.date, since,
                      known.date ? std::move(how) : Text{}, known.date ? Text{} : known.awaited,
                      source});
  }

  /// One signature, or one a party where each dates its own; the day counted is that of the last.
  Known sign() {
    const Closing& closing = agreement_.closing;
    Known known{closing.date, {"la date de signature", "the date of signature"}};
    Text how = written;
    if (!known.date && asked_) {
      known.date = asked_;
      how = {"date demandée, qui tient lieu de celle de la signature",
             "the date asked for, which stands for that of the signature"};
    }
    std::size_t own = 0;
    for (const DeclaredBlank& each : closing.blanks) {
      const Party* party = agreement_.party(each.blank.party);
      if (each.blank.object != "dateSignature" || party == nullptr) continue;
      const std::string name =
          party->alias.empty() ? plain_text(party->denomination, agreement_) : party->alias;
      add(Kind::signature, {"Signature par " + name, "Signature by " + name}, known, how,
          each.source);
      ++own;
    }
    if (own == 0) {
      add(Kind::signature, {"Signature", "Signature"}, known, how, closing.source);
    } else if (!known.date) {
      known.awaited = {"la date de la dernière signature", "the date of the last signature"};
    }
    return known;
  }

  Known take_effect(const Term& term, const Known& signature, Kind kind, const Text& title) {
    Known effect;
    Text how = written;
    if (term.effect == "date") {
      effect = {term.start, {"la date de prise d’effet", "the day of effect"}};
    } else if (term.effect == "signature" || term.effect == "derniereSignature") {
      effect = signature;
      how = {term.effect == "signature" ? "le jour de la signature"
                                        : "le jour de la signature par la dernière des Parties",
             term.effect == "signature" ? "the day of signature" : "the day the last party signs"};
    } else if (term.effect == "notification") {
      effect.awaited = {"la date de notification", "the date of notification"};
    } else if (term.effect == "caractereExecutoire") {
      effect.awaited = {"le jour où l’acte deviendra exécutoire",
                        "the day the act becomes enforceable"};
    } else {
      effect.awaited = {"l’événement qui fait commencer la durée",
                        "the event from which the term runs"};
    }
    add(kind, title, effect, how, term.source);
    return effect;
  }

  /// The last day as written, else as reckoned; where both are there, how they agree.
  Known conclude(const Term& term, const Known& effect, Kind kind, const Text& title) {
    std::optional<Date> reckoned;
    const std::optional<Date> start = term.from ? term.from : effect.date;
    if (start && term.length) reckoned = last_day(*start, *term.length, term.counting);
    Text how;
    if (reckoned) {
      const Text from = day(*start), lasting = length(*term.length);
      const bool eve = term.counting == Counting::veille;
      how = {lasting.fr + " à compter du " + from.fr +
                 (eve ? ", jusqu’à la veille de l’anniversaire" : ", de quantième à quantième"),
             lasting.en + " from " + from.en +
                 (eve ? ", to the eve of the anniversary" : ", to the same day of the month")};
    }
    Known end{reckoned, effect.awaited};
    if (term.end) {
      end.date = term.end;
      if (!reckoned) {
        how = written;
      } else if (*reckoned == *term.end) {
        how = {written.fr + ", que le calcul confirme\u00A0: " + how.fr,
               written.en + ", which the reckoning confirms: " + how.en};
      } else {
        const Text other = day(*reckoned);
        how = {
            written.fr + ", que le calcul dément\u00A0: " + how.fr + ", soit le " + other.fr,
            written.en + ", which the reckoning contradicts: " + how.en + ", that is " + other.en};
      }
    } else if (term.open_ended) {
      end.awaited = {};
    } else if (!term.length) {
      end.awaited = {"la durée, ou le dernier jour", "the duration, or the last day"};
    }
    add(kind, title, end, how, term.source, start);
    return end;
  }

  void add_review(const Review& review, const Term& term, const Known& effect, const Known& end) {
    if (const std::optional<Date> date = parse_date(review.moment)) {
      add(Kind::review, {"Évaluation", "Review"}, {date, {}}, written, review.source);
    } else if (review.moment == "annuel") {
      add_reports(review, effect, end);
    } else if (review.moment == "final") {
      add(Kind::review, {"Évaluation finale", "Final review"}, end,
          {"au plus tard au terme", "by the end at the latest"}, review.source);
    } else if (review.moment == "mi-parcours") {
      Known middle{std::nullopt, effect.date ? end.awaited : effect.awaited};
      if (effect.date && end.date) middle.date = halfway(term, *effect.date, *end.date);
      add(Kind::review, {"Évaluation à mi-parcours", "Mid-term review"}, middle,
          {"le milieu de la durée", "half of the term"}, review.source);
    }
  }

  static std::optional<Date> halfway(const Term& term, Date effect, Date end) {
    const Duration& whole = term.length.value_or(Duration{});
    const bool even = whole.total_months() % 2 == 0 && whole.total_days() == 0;
    if (!whole.empty() && even && last_day(effect, whole, term.counting) == end) {
      return paraphe::add(effect, Duration{0, whole.total_months() / 2});
    }
    return Date::of(effect.days() + std::chrono::days(days_between(effect, end) / 2));
  }

  /// The draft says « each year » and names no day: the anniversaries of the day of effect.
  void add_reports(const Review& review, const Known& effect, const Known& end) {
    const Text title{"Bilan annuel", "Yearly report"};
    if (!effect.date || !end.date) {
      const Known missing{std::nullopt, effect.date ? end.awaited : effect.awaited};
      add(Kind::report, title, missing, {}, review.source);
      return;
    }
    constexpr int most = 100;
    for (int year = 1; year <= most; ++year) {
      const std::optional<Date> date = paraphe::add(*effect.date, Duration{year});
      if (!date || *date > *end.date) return;
      add(Kind::report, title, {date, {}},
          {"anniversaire de la prise d’effet\u00A0: le projet dit «\u00A0chaque année\u00A0», sans "
           "fixer le jour",
           "anniversary of the effect: the draft says “each year” and sets no day"},
          review.source);
    }
  }

  void add_notice(const Notice& notice, const Known& end) {
    Text what{"la résiliation", "termination"};
    if (notice.object == "nonRenouvellement") {
      what = {"le refus de renouveler", "the refusal to renew"};
    } else if (notice.object == "modification") {
      what = {"une modification", "a change"};
    } else if (notice.object == "retrait") {
      what = {"le retrait d’une partie", "the withdrawal of a party"};
    }
    const Text title{"Dernier jour utile pour notifier " + what.fr,
                     "Last useful day to give notice of " + what.en};
    if (!notice.length) return;
    if (notice.days == "ouvres" || notice.days == "ouvrables") {
      const Text kind = notice.days == "ouvres" ? Text{"ouvrés", "working days"}
                                                : Text{"ouvrables", "business days"};
      add(Kind::notice, title,
          {std::nullopt,
           {"le compte à la main\u00A0: les jours sont " + kind.fr,
            "a count by hand: the days are " + kind.en}},
          {}, notice.source);
      return;
    }
    Duration back = *notice.length;
    const bool clear = notice.days == "francs";
    if (clear) ++back.days;
    const Text before = before_end(*notice.length, end);
    add(Kind::notice, title, earlier(end, back),
        {before.fr + (clear ? ", jours francs" : ""), before.en + (clear ? ", clear days" : "")},
        notice.source);
  }

  static Known earlier(const Known& end, Duration by) {
    if (!end.date) return end;
    by.negative = !by.negative;
    return {paraphe::add(*end.date, by), {}};
  }

  static Text before_end(const Duration& by, const Known& end) {
    if (!end.date) return {};
    return {length(by).fr + " avant le " + day(*end.date).fr,
            length(by).en + " before " + day(*end.date).en};
  }

  void add_renewal(const Renewal& renewal, const Term& term, const Known& end) {
    if (renewal.form == "aucun") return;
    const bool tacit = renewal.form == "tacite";
    if (renewal.notice) {
      add(Kind::decision,
          tacit ? Text{"Dernier jour pour s’opposer à la reconduction",
                       "Last day to oppose the renewal"}
                : Text{"Dernier jour pour convenir du renouvellement",
                       "Last day to agree on the renewal"},
          earlier(end, *renewal.notice), before_end(*renewal.notice, end), renewal.source);
    }
    if (!renewal.length) return;
    // Without a number the draft allows any: one shows what each adds.
    const int times = std::min(renewal.times.value_or(1), 20);
    Known last = end;
    for (int i = 1; i <= times; ++i) {
      const std::optional<Date> since =
          last.date ? Date::of(last.date->days() + std::chrono::days(1)) : std::nullopt;
      if (last.date) {
        // The end of a « veille » is a day short of the anniversary, from which the next one runs.
        const bool eve = term.counting == Counting::veille;
        last.date = eve && since ? last_day(*since, *renewal.length, Counting::veille)
                                 : paraphe::add(*last.date, *renewal.length);
      }
      const std::string rank = times == 1 ? "" : " " + std::to_string(i);
      add(Kind::renewal,
          {"Dernier jour après renouvellement" + rank, "Last day after renewal" + rank}, last,
          {length(*renewal.length).fr + " de plus, si l’acte est renouvelé",
           length(*renewal.length).en + " more, if the act is renewed"},
          renewal.source, since);
      if (!last.date) return;
    }
  }

  /// The draft gives years: the first day of the first, the last of the last.
  void add_programmes() {
    std::set<std::string> seen;
    for_each_content(agreement_, [&](const Content& content) {
      for (const Inline& piece : content) {
        const auto* name = std::get_if<ProperName>(&piece.node);
        if (name == nullptr || name->last_year.empty()) continue;
        if (!seen.insert(name->text + " " + name->last_year).second) continue;
        add(Kind::programme,
            {"Fin de «\u00A0" + name->text + "\u00A0»", "End of “" + name->text + "”"},
            {parse_date(name->last_year + "-12-31"), {}},
            {"le projet dit " + name->last_year + "\u00A0: l’année entière est comptée",
             "the draft says " + name->last_year + ": the whole year is counted"},
            piece.source, parse_date(name->first_year + "-01-01"));
      }
    });
  }

  void add_annexes(const Known& signature) {
    for (std::size_t i = 0; i < agreement_.annexes.size(); ++i) {
      const Annex& annex = agreement_.annexes[i];
      if (!annex.term) continue;
      const std::string number = agreement_.annexes.size() == 1 ? "" : " " + std::to_string(i + 1);
      const Known effect =
          take_effect(*annex.term, signature, Kind::annex,
                      {"Prise d’effet de l’annexe" + number, "Effect of annex" + number});
      conclude(*annex.term, effect, Kind::annex,
               {"Dernier jour de l’annexe" + number, "Last day of annex" + number});
    }
  }

  void add_authority() {
    for (const Party& party : agreement_.parties) {
      add_mandate(party.representative);
      if (!party.delegate) continue;
      add_mandate(party.delegate->person);
      const Delegation& delegation = party.delegate->delegation;
      if (!delegation.end) continue;
      const std::string who = named(party.delegate->person);
      add(Kind::delegation, {"Fin de la délégation de " + who, "End of the delegation of " + who},
          {delegation.end, {}}, written, delegation.source, delegation.date);
    }
  }

  static std::string named(const Person& person) {
    return person.civility + "\u00A0" + person.first_name + " " + person.name;
  }

  void add_mandate(const Person& person) {
    if (!person.until) return;
    add(Kind::mandate,
        {"Fin du mandat ou des fonctions de " + named(person), "End of office of " + named(person)},
        {person.until, {}}, written, person.source, person.since);
  }

  const Agreement& agreement_;
  std::optional<Date> asked_;
  std::vector<Milestone> found_;
};

}  // namespace

std::vector<Milestone> milestones(const Agreement& agreement, std::optional<Date> signature) {
  return Calendar(agreement, signature).all();
}

}  // namespace paraphe
