// SPDX-License-Identifier: EUPL-1.2
// v:vote and v:ecarts: a draft beside the text that was put to the vote.
#include "check/departures.h"
#include "check/function_values.h"
#include "check/functions.h"

namespace paraphe {
namespace {

const char* code(Departure::Kind kind) {
  switch (kind) {
    case Departure::Kind::words:
      return "mots";
    case Departure::Kind::datum:
      return "donnee";
    case Departure::Kind::added:
      return "ajout";
    case Departure::Kind::removed:
      return "retrait";
    case Departure::Kind::moved:
      return "deplacement";
  }
  return "";
}

xmlNode* made_of(SyntheticElements& synthetic, const Departure& departure) {
  TextMark mark = departure.mark;
  mark.host = departure.node;
  xmlNode* element = synthetic.make("ecart", mark);
  const auto set = [&](const char* name, const std::string& value) {
    if (!value.empty()) synthetic.set(element, name, value);
  };
  set("genre", code(departure.kind));
  set("nom", departure.name);
  set("avant", departure.before);
  set("apres", departure.after);
  set("blancs", departure.blanks);
  if (departure.awaited) set("attendu", "oui");
  set("empreinte", departure.fingerprint);
  return element;
}

}  // namespace

void xpath_voted(xmlXPathParserContext* context, int) {
  const Draft* voted = evaluation_of(context).options().voted;
  std::vector<xmlNode*> nodes;
  if (voted != nullptr) nodes.push_back(xmlDocGetRootElement(voted->tree()));
  push(context, nodes);
}

void xpath_departures(xmlXPathParserContext* context, int) {
  Evaluation& evaluation = evaluation_of(context);
  const Draft* voted = evaluation.options().voted;
  std::vector<xmlNode*> nodes;
  if (voted != nullptr) {
    const DraftConventions& conventions = evaluation.conventions();
    const BlankNames blanks{conventions.blank_element, conventions.blank_object,
                            conventions.blank_attribute};
    const xmlDoc* draft = evaluation.spoken_of(context->context->doc);
    for (const Departure& departure :
         departures(xmlDocGetRootElement(voted->tree()), xmlDocGetRootElement(draft), blanks)) {
      nodes.push_back(made_of(evaluation.synthetic(), departure));
    }
  }
  push(context, nodes);
}

}  // namespace paraphe
