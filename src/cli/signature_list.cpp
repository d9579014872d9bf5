// SPDX-License-Identifier: EUPL-1.2
#include "cli/signature_list.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "compose/signing_order.h"

namespace paraphe {
namespace {

using Json = nlohmann::ordered_json;

constexpr double points_a_millimetre = 72 / 25.4;

double rounded(double value, double scale) { return std::round(value * scale) / scale; }

Json lengths(double x, double y, double width, double height, double unit, double scale) {
  return {{"x", rounded(x / unit, scale)},
          {"y", rounded(y / unit, scale)},
          {"width", rounded(width / unit, scale)},
          {"height", rounded(height / unit, scale)}};
}

Json box_of(const PrintedField& field, double unit, double scale) {
  return lengths(field.x, field.y, field.width, field.height, unit, scale);
}

Json person_of(const Person& person) {
  return {{"id", person.id},
          {"civility", person.civility},
          {"firstName", person.first_name},
          {"name", person.name},
          {"capacity", person.capacity}};
}

Json signatory_of(const Agreement& agreement, const Party& party) {
  Json signatory = person_of(party.signatory());
  if (!party.delegate) return signatory;
  signatory["delegation"] = party.delegate->delegation.nature;
  const Person* by = agreement.person(party.delegate->delegation.by);
  if (by != nullptr) signatory["onBehalfOf"] = person_of(*by);
  return signatory;
}

}  // namespace

std::string write_signature_list(const Agreement& agreement, const Printed& printed,
                                 const std::string& file) {
  Json list = {{"format", "paraphe-signatures-1"},
               {"program", PARAPHE_VERSION},
               {"document",
                {{"file", std::filesystem::path(file).filename().string()},
                 {"digest", "sha256:" + hexadecimal(sha256(printed.pdf))},
                 {"pages", printed.pages},
                 {"pageWidth", rounded(printed.page_width, 1000)},
                 {"pageHeight", rounded(printed.page_height, 1000)}}},
               {"origin", "lower-left"},
               {"signatures", Json::array()}};
  int order = 0;
  for (const Party* party : signing_order(agreement)) {
    ++order;
    const std::string name = signature_field(*party);
    const auto field = std::find_if(printed.fields.begin(), printed.fields.end(),
                                    [&](const PrintedField& each) { return each.name == name; });
    if (field == printed.fields.end()) continue;
    Json& signature = list["signatures"].emplace_back(
        Json{{"field", name},
             {"order", order},
             {"party", party->id},
             {"signatory", signatory_of(agreement, *party)},
             {"label", field->tooltip},
             {"page", field->page},
             {"points", box_of(*field, 1, 1000)},
             {"millimetres", box_of(*field, points_a_millimetre, 100)}});
    if (!field->tag.empty()) signature["tag"] = field->tag;
  }
  return list.dump(2) + "\n";
}

}  // namespace paraphe
