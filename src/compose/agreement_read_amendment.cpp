// SPDX-License-Identifier: EUPL-1.2
#include <utility>

#include "compose/agreement_read.h"

namespace paraphe::reading {

Predecessor amended_act(const pugi::xml_node& node) {
  Predecessor act{"modifie",   attribute(node, "nature"), attribute(node, "reference"),
                  {},          date(node, "date"),        content(child(node, "titre")),
                  source(node)};
  act.end = date(node, "fin");
  for (const pugi::xml_node& each : children(node, "anterieur")) {
    FormerAmendment amendment{attribute(each, "numero"), date(each, "date"), date(each, "fin"),
                              source(each)};
    if (amendment.end) act.end = amendment.end;
    act.amendments.push_back(std::move(amendment));
  }
  return act;
}

Term amended_term(const pugi::xml_node& root, std::optional<Date> end) {
  const pugi::xml_node effect = child(root, "effet");
  const pugi::xml_node extension = child(root, "prolongation");
  Term read;
  read.effect = attribute(effect, "priseEffet");
  read.start = date(effect, "le");
  read.to_come = to_come(effect);
  read.source = source(effect);
  if (!extension) {
    read.end = end;
    return read;
  }
  read.length = duration(extension, "valeur");
  read.end = date(extension, "fin");
  // An extension runs from the day after the last one.
  if (end) read.from = add(*end, Duration{0, 0, 0, 1});
  return read;
}

Modification modification(const pugi::xml_node& node, Modification::Kind kind) {
  Modification read{kind,
                    attribute(node, "article"),
                    attribute(node, "apres"),
                    number(node, "alinea", 0),
                    content(child(node, "ancien")),
                    content(child(node, "nouveau")),
                    std::nullopt,
                    body(node)};
  if (const pugi::xml_node title = child(node, "titre")) read.title = content(title);
  return read;
}

}  // namespace paraphe::reading
