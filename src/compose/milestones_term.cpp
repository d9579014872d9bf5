// SPDX-License-Identifier: EUPL-1.2
// From when to when: the day of effect and the last day, of the agreement and of its annexes.
#include "compose/reckoning.h"

namespace paraphe {

/// The day a term takes effect and, in `how`, the way it is known.
Reckoning::Known Reckoning::effect_of(const Term& term, const Known& signature, Text& how) const {
  if (term.effect == "date") {
    how = words_.say("calcul.ecrit");
    return {term.start, words_.say("attente.effet")};
  }
  if (term.effect == "signature" || term.effect == "derniereSignature") {
    how = words_.say("calcul.effet." + term.effect);
    return signature;
  }
  if (term.effect == "notification") {
    how = words_.say("calcul.effet.notification");
    return {occurred_.notification, words_.say("attente.notification")};
  }
  if (term.effect == "caractereExecutoire") {
    how = words_.say("calcul.effet.caractereExecutoire");
    return {occurred_.enforceable, words_.say("attente.caractereExecutoire")};
  }
  return {std::nullopt, words_.say("attente.evenement")};
}

Reckoning::Known Reckoning::take_effect(const Term& term, const Known& signature, Name name) {
  Text how;
  const Known effect = effect_of(term, signature, how);
  add(std::move(name), effect, std::move(how), term.source);
  return effect;
}

/// « quatre ans à compter du 21 septembre 2021, jusqu’à la veille de l’anniversaire ».
Text Reckoning::run(const Term& term, Date start) const {
  const bool eve = term.counting == Counting::veille;
  return words_.say(eve ? "calcul.duree.veille" : "calcul.duree.quantieme",
                    {{"duree", length_words(*term.length)}, {"debut", day_words(start)}});
}

/// The last day as written, else as reckoned; where both are there, how they agree.
Reckoning::Known Reckoning::conclude(const Term& term, const Known& effect, Name name) {
  std::optional<Date> reckoned;
  const std::optional<Date> start = term.from ? term.from : effect.date;
  if (start && term.length) reckoned = last_day(*start, *term.length, term.counting);
  Text how = reckoned ? run(term, *start) : Text{};
  Known end{reckoned, effect.awaited};
  if (term.end) {
    end.date = term.end;
    if (!reckoned) {
      how = words_.say("calcul.ecrit");
    } else if (*reckoned == *term.end) {
      how = words_.say("calcul.confirme", {{"calcul", how}});
    } else {
      how = words_.say("calcul.dement", {{"calcul", how}, {"date", day_words(*reckoned)}});
    }
  } else if (term.open_ended) {
    end.awaited = {};
  } else if (!term.length) {
    end.awaited = words_.say("attente.duree");
  }
  add(std::move(name), end, how, term.source, start);
  return end;
}

void Reckoning::add_annexes(const Known& signature) {
  for (std::size_t i = 0; i < agreement_.annexes.size(); ++i) {
    const Annex& annex = agreement_.annexes[i];
    if (!annex.term) continue;
    const std::string rank = std::to_string(i + 1);
    const Text number = same_words(agreement_.annexes.size() == 1 ? "" : " " + rank);
    const std::string key = annex.id.empty() ? rank : annex.id;
    const Known effect = take_effect(
        *annex.term, signature,
        {Kind::annex, words_.say("titre.effet.annexe", {{"numero", number}}), key + ".effect"});
    conclude(*annex.term, effect,
             {Kind::annex, words_.say("titre.terme.annexe", {{"numero", number}}), key + ".end"});
  }
}

}  // namespace paraphe
