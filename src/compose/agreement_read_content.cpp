// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <cstdlib>
#include <utility>

#include "compose/agreement_read.h"

namespace paraphe::reading {

namespace {

template <class T, std::size_t size>
T pick(const std::array<std::pair<std::string_view, T>, size>& table, std::string_view word) {
  for (const auto& [key, value] : table) {
    if (key == word) return value;
  }
  return table.front().second;
}

constexpr std::array<std::pair<std::string_view, Datum>, 11> datums{{
    {"duree", Datum::duration},
    {"debut", Datum::start},
    {"fin", Datum::end},
    {"aCompterDe", Datum::from},
    {"preavis", Datum::notice},
    {"renouvellement", Datum::renewal},
    {"originaux", Datum::originals},
    {"titre", Datum::title},
    {"periode", Datum::period},
    {"nature", Datum::nature},
    {"precedent", Datum::predecessor},
}};

constexpr std::array<std::pair<std::string_view, Countable>, 8> countables{{
    {"objectifs", Countable::objectives},
    {"axes", Countable::axes},
    {"engagements", Countable::commitments},
    {"thematiques", Countable::themes},
    {"actions", Countable::actions},
    {"parties", Countable::parties},
    {"annexes", Countable::annexes},
    {"originaux", Countable::originals},
}};

/// `1234.5` in cents. The schema allows digits, a point and two decimals.
std::int64_t cents(std::string_view text) {
  std::int64_t value = 0;
  int decimals = -1;
  for (const char c : text) {
    if (c == '.') {
      decimals = 0;
    } else if (c >= '0' && c <= '9' && decimals < 2) {
      value = value * 10 + (c - '0');
      if (decimals >= 0) ++decimals;
    }
  }
  for (int missing = decimals < 0 ? 2 : 2 - decimals; missing > 0; --missing) value *= 10;
  return value;
}

std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& part : node.children()) text += part.value();
  return collapsed(text);
}

std::optional<Inline> generated(const pugi::xml_node& node) {
  const Source at = source(node);
  if (is(node, "valeur")) {
    return Inline{GeneratedValue{pick(datums, attribute(node, "de")), attribute(node, "cible"),
                                 writing(node)},
                  at};
  }
  if (is(node, "nombre")) {
    return Inline{GeneratedCount{pick(countables, attribute(node, "de")), attribute(node, "cible"),
                                 writing(node)},
                  at};
  }
  if (is(node, "renvoi")) return Inline{Reference{attribute(node, "cible")}, at};
  if (is(node, "montant")) {
    return Inline{Amount{cents(attribute(node, "valeur")), attribute(node, "taxe"),
                         attribute(node, "lettres") == "oui"},
                  at};
  }
  if (is(node, "date")) {
    return Inline{DateMention{date(node, "le"), attribute(node, "jour") == "oui"}, at};
  }
  if (is(node, "blanc")) {
    return Inline{Blank{attribute(node, "objet"), attribute(node, "partie")}, at};
  }
  return std::nullopt;
}

std::optional<Inline> wording(const pugi::xml_node& node) {
  const Source at = source(node);
  if (is(node, "terme")) {
    return Inline{DefinedTerm{text_of(node), attribute(node, "definition")}, at};
  }
  if (is(node, "programme") || is(node, "nomPropre")) {
    return Inline{ProperName{text_of(node), attribute(node, "sigle"), attribute(node, "langue"),
                             attribute(node, "debut"), attribute(node, "fin")},
                  at};
  }
  if (is(node, "organisme")) return Inline{CitedBody{text_of(node), attribute(node, "ref")}, at};
  if (is(node, "etranger")) return Inline{Foreign{text_of(node), attribute(node, "langue")}, at};
  if (is(node, "emphase")) {
    return Inline{Emphasis{content(node), attribute(node, "forme") == "gras"}, at};
  }
  if (is(node, "note")) return Inline{Footnote{content(node)}, at};
  return std::nullopt;
}

void append(Content& content, const pugi::xml_node& node, Source parent) {
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
    content.push_back({Words{node.value()}, parent});
  } else if (std::optional<Inline> piece = generated(node)) {
    content.push_back(std::move(*piece));
  } else if (std::optional<Inline> words = wording(node)) {
    content.push_back(std::move(*words));
  }
}

}  // namespace

Content content(const pugi::xml_node& node) {
  Content content;
  for (const pugi::xml_node& part : node.children()) append(content, part, source(node));
  return content;
}

namespace {

List list(const pugi::xml_node& node) {
  List read{attribute(node, "id"), attribute(node, "type") == "numeros", {}, source(node)};
  for (const pugi::xml_node& each : children(node, "point")) {
    Point point{attribute(each, "id"), {}, source(each)};
    for (const pugi::xml_node& part : each.children()) {
      if (is(part, "liste")) {
        point.parts.emplace_back(list(part));
        continue;
      }
      if (point.parts.empty() || point.parts.back().index() != 0) {
        point.parts.emplace_back(Content{});
      }
      append(std::get<Content>(point.parts.back()), part, source(each));
    }
    read.points.push_back(std::move(point));
  }
  return read;
}

TableRow row(const pugi::xml_node& node) {
  TableRow read{{}, source(node)};
  for (const pugi::xml_node& each : children(node, "cellule")) {
    TableCell cell{content(each), number(each, "colonnes", 1), number(each, "lignes", 1),
                   std::nullopt, source(each)};
    const std::string align = attribute(each, "alignement");
    if (align == "gauche") cell.align = Align::left;
    if (align == "centre") cell.align = Align::center;
    if (align == "droite") cell.align = Align::right;
    read.cells.push_back(std::move(cell));
  }
  return read;
}

Table table(const pugi::xml_node& node) {
  Table read;
  read.id = attribute(node, "id");
  if (const pugi::xml_node title = child(node, "titre")) read.title = content(title);
  // A draft may be read for its report that is not valid: what is no number is worth nothing there.
  for (const std::string& width : tokens(node, "largeurs")) {
    read.widths.push_back(std::strtod(width.c_str(), nullptr));
  }
  read.header = row(child(node, "entete"));
  for (const pugi::xml_node& each : children(node, "ligne")) read.rows.push_back(row(each));
  if (const pugi::xml_node total = child(node, "total")) read.total = row(total);
  return read;
}

Item item(const pugi::xml_node& node) {
  return {attribute(node, "id"), content(node), tokens(node, "partie"), source(node)};
}

constexpr std::array<std::pair<std::string_view, Countable>, 5> item_kinds{{
    {"", Countable::parties},
    {"objectif", Countable::objectives},
    {"engagement", Countable::commitments},
    {"thematique", Countable::themes},
    {"action", Countable::actions},
}};

constexpr std::array<std::pair<std::string_view, Modification::Kind>, 5> modification_kinds{{
    {"remplaceMots", Modification::Kind::words},
    {"remplaceArticle", Modification::Kind::replaced},
    {"completeArticle", Modification::Kind::completed},
    {"insereArticle", Modification::Kind::inserted},
    {"supprimeArticle", Modification::Kind::removed},
}};

Axes axes(const pugi::xml_node& node) {
  Axes read{attribute(node, "id"), {}};
  for (const pugi::xml_node& each : children(node, "axe")) {
    read.axes.push_back({attribute(each, "id"), tokens(each, "sert"), content(child(each, "titre")),
                         body(each), source(each)});
  }
  return read;
}

/// An item that stands alone in an axis joins the enumeration before it when they are of one kind.
void append_item(std::vector<BodyPart>& parts, const pugi::xml_node& node, Countable kind) {
  Enumeration* last = parts.empty() ? nullptr : std::get_if<Enumeration>(&parts.back().node);
  if (last == nullptr || last->kind != kind || !last->id.empty()) {
    parts.push_back({Enumeration{kind, {}, {}}, source(node)});
    last = &std::get<Enumeration>(parts.back().node);
  }
  last->items.push_back(item(node));
}

}  // namespace

std::vector<BodyPart> body(const pugi::xml_node& node) {
  std::vector<BodyPart> parts;
  for (const pugi::xml_node& each : elements(node)) {
    const Source at = source(each);
    const std::string_view name = local_name(each);
    if (name == "alinea") {
      parts.push_back({Paragraph{attribute(each, "id"), content(each)}, at});
    } else if (name == "liste") {
      parts.push_back({list(each), at});
    } else if (name == "tableau") {
      parts.push_back({table(each), at});
    } else if (name == "axes") {
      parts.push_back({axes(each), at});
    } else if (!attribute(each, "article").empty()) {
      parts.push_back({modification(each, pick(modification_kinds, name)), at});
    } else if (const Countable alone = pick(item_kinds, name); alone != Countable::parties) {
      append_item(parts, each, alone);
    } else if (!name.empty()) {  // objectifs, engagements, thematiques, actions: a plural s
      const Countable kind = pick(item_kinds, name.substr(0, name.size() - 1));
      if (kind == Countable::parties) continue;
      Enumeration enumeration{kind, attribute(each, "id"), {}};
      for (const pugi::xml_node& one : elements(each)) enumeration.items.push_back(item(one));
      parts.push_back({std::move(enumeration), at});
    }
  }
  return parts;
}

}  // namespace paraphe::reading
