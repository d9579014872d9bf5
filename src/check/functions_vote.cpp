// SPDX-License-Identifier: EUPL-1.2
// v:vote and v:ecarts: a draft beside the text that was put to the vote.
#include "check/differences.h"
#include "check/function_values.h"
#include "check/functions.h"

namespace paraphe {
namespace {

const char* code(Difference::Kind kind) {
  switch (kind) {
    case Difference::Kind::words:
      return "mots";
    case Difference::Kind::datum:
      return "donnee";
    case Difference::Kind::added:
      return "ajout";
    case Difference::Kind::removed:
      return "retrait";
    case Difference::Kind::moved:
      return "deplacement";
  }
  return "";
}

xmlNode* made_of(SyntheticElements& synthetic, const Difference& difference) {
  Mark mark = difference.mark;
  mark.host = difference.node;
  xmlNode* element = synthetic.make("ecart", mark);
  const auto set = [&](const char* name, const std::string& value) {
    if (!value.empty()) synthetic.set(element, name, value);
  };
  set("genre", code(difference.kind));
  set("nom", difference.name);
  set("avant", difference.before);
  set("apres", difference.after);
  set("blancs", difference.blanks);
  if (difference.awaited) set("attendu", "oui");
  set("empreinte", difference.fingerprint);
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
    for (const Difference& difference :
         differences(xmlDocGetRootElement(voted->tree()), xmlDocGetRootElement(draft), blanks)) {
      nodes.push_back(made_of(evaluation.synthetic(), difference));
    }
  }
  push(context, nodes);
}

}  // namespace paraphe
