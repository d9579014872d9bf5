// SPDX-License-Identifier: EUPL-1.2
#include "compose/generated.h"

namespace paraphe {

namespace {

Runs unbreakable(std::string text, Source source) {
  Runs runs = plain(std::move(text), source);
  for (Run& run : runs) run.unbreakable = true;
  return runs;
}

/// The day a term starts: given, or the day of signature of an act already signed.
std::optional<Date> start_of(const Scribe& scribe, const Term& term) {
  if (term.effect == "date") return term.start;
  const bool by_signature = term.effect == "signature" || term.effect == "derniereSignature";
  const Agreement& agreement = scribe.agreement();
  if (by_signature && agreement.signed_already()) return agreement.closing.date;
  return std::nullopt;
}

void cannot(Scribe& scribe, Source source, const Text& value, const Text& because, Text remedy) {
  scribe.error("CMP-01", source,
               {value.fr + " ne peut pas être écrite : " + because.fr,
                value.en + " cannot be written: " + because.en},
               std::move(remedy));
}

Runs write_start(Scribe& scribe, const Term& term, Source source) {
  if (const std::optional<Date> start = start_of(scribe, term)) return write_date(*start, source);
  if (term.to_come.has("le")) return scribe.to_come(source);
  if (term.effect != "date") return scribe.say("debut." + term.effect, {}, source);
  cannot(scribe, source, {"la date de prise d’effet", "the day of effect"},
         {"la durée prend effet à une date, que le projet ne donne pas",
          "the term starts on a date that the draft does not give"},
         {"ajouter l’attribut « le » à l’élément « duree »",
          "add the attribute 'le' to the element 'duree'"});
  return {};
}

/// The term a value is about: the agreement's, or the one that bears the id, or its annex.
const Term* find_term(const Agreement& agreement, const std::string& id) {
  if (id.empty() || id == agreement.term.id) return &agreement.term;
  for (const Annex& annex : agreement.annexes) {
    if (annex.term && (annex.id == id || annex.term->id == id)) return &*annex.term;
  }
  return nullptr;
}

Runs unknown_target(Scribe& scribe, const std::string& id, Source source) {
  cannot(scribe, source, {"la valeur", "the value"},
         {"« " + id + " » ne désigne pas une donnée de cette sorte",
          "'" + id + "' names no datum of that kind"},
         {"corriger l’attribut « cible »", "correct the attribute 'cible'"});
  return {};
}

Runs write_notice(Scribe& scribe, const GeneratedValue& value, Source source) {
  const Agreement& agreement = scribe.agreement();
  std::vector<const Notice*> found;
  const auto search = [&](const Term& term) {
    for (const Notice& notice : term.notices) {
      const bool named = notice.id == value.target || term.id == value.target;
      if (value.target.empty() || named) found.push_back(&notice);
    }
  };
  search(agreement.term);
  const std::optional<Renewal>& renewal = agreement.term.renewal;
  const Notice of_renewal{"", "", "", renewal ? renewal->notice : std::nullopt, source};
  if (renewal && !value.target.empty() && renewal->id == value.target) {
    found.push_back(&of_renewal);
  }
  for (const Annex& annex : agreement.annexes) {
    if (annex.term && !value.target.empty()) search(*annex.term);
  }
  if (found.size() != 1 || !found.front()->length) {
    const std::string count = std::to_string(found.size());
    cannot(
        scribe, source, {"la durée du préavis", "the length of notice"},
        {"« cible » désigne " + count + " préavis, il en faut un",
         "'cible' names " + count + " notices, one is needed"},
        {"donner un « id » au préavis voulu, ou au renouvellement qui en fixe un, et le citer dans "
         "« cible »",
         "give the notice, or the renewal that sets one, an 'id' and name it in 'cible'"});
    return {};
  }
  const Notice& notice = *found.front();
  const Writing writing = value.writing.value_or(scribe.form().durations);
  Runs kind;
  if (!notice.days.empty()) {
    kind = scribe.say("jours." + notice.days, {}, source,
                      {Gender::masculine, notice.length->total_days() > 1, false});
  }
  return scribe.say("preavis",
                    {{"duree", unbreakable(duration_words(*notice.length, writing), source)},
                     {"jours", std::move(kind)}},
                    source);
}

Runs write_renewal(Scribe& scribe, const GeneratedValue& value, Source source) {
  const Agreement& agreement = scribe.agreement();
  const Term* term = find_term(agreement, value.target);
  const std::optional<Renewal>& own = agreement.term.renewal;
  if (term == nullptr && own && own->id == value.target) term = &agreement.term;
  if (term == nullptr) return unknown_target(scribe, value.target, source);
  if (!term->renewal || !term->renewal->length) {
    cannot(scribe, source, {"la durée du renouvellement", "the length of the renewal"},
           {"le projet ne la donne pas", "the draft does not give it"},
           {"ajouter <renouvellement forme=\"…\" duree=\"…\"/> à « duree »",
            "add <renouvellement forme=\"…\" duree=\"…\"/> to 'duree'"});
    return {};
  }
  const Writing writing = value.writing.value_or(scribe.form().durations);
  return unbreakable(duration_words(*term->renewal->length, writing), source);
}

Runs write_title(Scribe& scribe, const GeneratedValue& value, Source source) {
  const Content* title =
      value.target.empty() ? &scribe.agreement().title : scribe.numbering().title(value.target);
  if (title == nullptr) return unknown_target(scribe, value.target, source);
  Runs runs;
  for (const Inline& piece : *title) {
    if (const Words* words = std::get_if<Words>(&piece.node)) {
      append(runs, plain(words->text, source));
    } else if (const ProperName* name = std::get_if<ProperName>(&piece.node)) {
      append(runs, plain(name->text, source));
    } else if (const Foreign* foreign = std::get_if<Foreign>(&piece.node)) {
      append(runs, plain(foreign->text, source));
    } else if (const GeneratedValue* inner = std::get_if<GeneratedValue>(&piece.node)) {
      // A title within a title could hold itself.
      if (inner->datum != Datum::title) append(runs, write_value(scribe, *inner, source));
    }
  }
  return runs;
}

Runs write_period(Scribe& scribe, Source source) {
  const Agreement& agreement = scribe.agreement();
  if (agreement.first_year.empty()) {
    cannot(scribe, source, {"la période", "the period"},
           {"le projet ne la donne pas", "the draft does not give it"},
           {"ajouter <periode debut=\"…\" fin=\"…\"/> après le titre",
            "add <periode debut=\"…\" fin=\"…\"/> after the title"});
    return {};
  }
  return scribe.say(
      "periode",
      {{"debut", plain(agreement.first_year, source)}, {"fin", plain(agreement.last_year, source)}},
      source);
}

}  // namespace

// The day stays with its month; the year may stand on the next line.
Runs write_date(Date date, Source source) {
  const std::string words = date_words(date);
  const std::size_t year = words.rfind(' ');
  Runs runs = unbreakable(words.substr(0, year), source);
  append(runs, plain(words.substr(year), source));
  return runs;
}

Runs write_length(Scribe& scribe, const Term& term, std::optional<Writing> writing, Source source) {
  if (term.length) {
    return unbreakable(duration_words(*term.length, writing.value_or(scribe.form().durations)),
                       source);
  }
  if (term.to_come.has("valeur")) return scribe.to_come(source);
  cannot(scribe, source, {"la durée", "the duration"},
         {"le projet ne la donne pas", "the draft does not give it"},
         {"ajouter l’attribut « valeur » à l’élément « duree », ou écrire la date de fin",
          "add the attribute 'valeur' to the element 'duree', or write the last day"});
  return {};
}

Runs write_from(Scribe& scribe, const Term& term, Source source) {
  if (term.effect != "date") return scribe.say("aCompterDe." + term.effect, {}, source);
  return scribe.say("aCompterDe.date", {{"debut", write_start(scribe, term, source)}}, source);
}

Runs write_end(Scribe& scribe, const Term& term, std::optional<Writing> writing, Source source) {
  if (term.end) return write_date(*term.end, source);
  if (term.to_come.has("fin")) return scribe.to_come(source);
  if (term.length) {
    if (const std::optional<Date> start = term.from ? term.from : start_of(scribe, term)) {
      if (const auto last = last_day(*start, *term.length, term.counting)) {
        return write_date(*last, source);
      }
    } else if (term.effect != "date" || term.to_come.has("le")) {
      const Runs length = write_length(scribe, term, writing, source);
      return scribe.say("fin.calculee",
                        {{"duree", length}, {"aCompterDe", write_from(scribe, term, source)}},
                        source, {Gender::masculine, false, elides(spoken(length))});
    }
  }
  cannot(scribe, source, {"la date de fin", "the last day"},
         {"le projet ne donne ni cette date, ni de quoi la calculer",
          "the draft gives neither that day nor what to reckon it from"},
         {"ajouter l’attribut « fin », ou « valeur » et « le », à l’élément « duree »",
          "add the attribute 'fin', or 'valeur' and 'le', to the element 'duree'"});
  return {};
}

Runs write_value(Scribe& scribe, const GeneratedValue& value, Source source) {
  const Agreement& agreement = scribe.agreement();
  switch (value.datum) {
    case Datum::notice:
      return write_notice(scribe, value, source);
    case Datum::renewal:
      return write_renewal(scribe, value, source);
    case Datum::title:
      return write_title(scribe, value, source);
    case Datum::period:
      return write_period(scribe, source);
    case Datum::nature:
      return plain(agreement.nature, source);
    case Datum::originals:
      return plain(number_words(agreement.closing.originals), source);
    case Datum::predecessor:
      if (!agreement.predecessors.empty()) {
        scribe.mention(&agreement.predecessors.front());
        return write_predecessor(scribe, agreement.predecessors.front(), source);
      }
      cannot(scribe, source, {"la mention de l’acte précédent", "the mention of the former act"},
             {"le projet n’en déclare pas", "the draft declares none"},
             {"ajouter l’élément « precedent »", "add the element 'precedent'"});
      return {};
    default:
      break;
  }
  const Term* term = find_term(agreement, value.target);
  if (term == nullptr) return unknown_target(scribe, value.target, source);
  scribe.mention(term);
  if (value.datum == Datum::duration) return write_length(scribe, *term, value.writing, source);
  if (value.datum == Datum::start) return write_start(scribe, *term, source);
  if (value.datum == Datum::from) return write_from(scribe, *term, source);
  return write_end(scribe, *term, value.writing, source);
}

}  // namespace paraphe
