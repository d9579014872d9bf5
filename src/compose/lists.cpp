// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "compose/body.h"
#include "compose/inline.h"
#include "compose/spacing.h"

namespace paraphe {

namespace {

bool is_blank(const Content& content) {
  return std::all_of(content.begin(), content.end(), [](const Inline& piece) {
    const Words* words = std::get_if<Words>(&piece.node);
    return words != nullptr && words->text.find_first_not_of(" \t\r\n") == std::string::npos;
  });
}

/// Ends a point as its place in the list asks: « ; », or what ends the list. A period kept by «
/// etc. » ends the list too.
void close(Scribe& scribe, Runs& runs, std::string_view ending, Source source) {
  strip_end(runs);
  const Runs sign = scribe.say(ending, {}, source);
  const std::string before = spoken(runs);
  const bool ended = !before.empty() && before.back() == '.' && spoken(sign) == ".";
  if (!ended) append(runs, sign);
}

/// A point its author wrote as a sentence: a capital, and a period at the end.
bool is_sentence(const Point& point) {
  if (point.parts.size() != 1) return false;
  const Content* content = std::get_if<Content>(&point.parts.front());
  if (content == nullptr || content->empty()) return false;
  const Words* first = std::get_if<Words>(&content->front().node);
  const Words* last = std::get_if<Words>(&content->back().node);
  if (first == nullptr || last == nullptr) return false;
  const std::size_t begin = first->text.find_first_not_of(" \t\r\n");
  const std::size_t end = last->text.find_last_not_of(" \t\r\n");
  return begin != std::string::npos && end != std::string::npos && last->text[end] == '.' &&
         is_upper(decode(first->text, begin).value);
}

Block write_points(Scribe& scribe, const List& list, int level, std::string_view ending);

/// One point: a line, or a line and the lists that hang on it. `ending` is empty for a sentence.
Block write_point(Scribe& scribe, const Point& point, Runs label, int level,
                  std::string_view ending) {
  const std::string style = "point" + std::to_string(level);
  std::vector<const std::variant<Content, List>*> parts;
  for (const auto& part : point.parts) {
    const Content* content = std::get_if<Content>(&part);
    if (content == nullptr || !is_blank(*content)) parts.push_back(&part);
  }
  std::vector<Block> blocks;
  for (const auto* part : parts) {
    const bool last = part == parts.back();
    if (const List* inner = std::get_if<List>(part)) {
      blocks.push_back(write_points(scribe, *inner, level + 1, last ? ending : "liste.suite"));
      continue;
    }
    Runs runs = write_content(scribe, std::get<Content>(*part));
    if (last && !ending.empty()) close(scribe, runs, ending, point.source);
    blocks.push_back(
        scribe.labelled(style, blocks.empty() ? label : Runs{}, std::move(runs), point.source));
  }
  if (blocks.size() == 1 && blocks.front().kind == Block::Kind::paragraph) {
    blocks.front().role = Role::list_item;
    blocks.front().id = point.id;
    return std::move(blocks.front());
  }
  Block item = container(Role::list_item, point.source);
  item.id = point.id;
  item.children = std::move(blocks);
  return item;
}

Runs label_of(Scribe& scribe, const std::string& phrase, int rank, Source source) {
  const std::string letter =
      rank <= 26 ? std::string(1, static_cast<char>('a' + rank - 1)) : std::to_string(rank);
  return scribe.say(phrase, {{"n", plain(std::to_string(rank))}, {"lettre", plain(letter)}},
                    source);
}

Block write_points(Scribe& scribe, const List& list, int level, std::string_view ending) {
  Block block = container(Role::list, list.source);
  block.id = list.id;
  const bool sentences = std::all_of(list.points.begin(), list.points.end(), is_sentence);
  int rank = 0;
  for (const Point& point : list.points) {
    ++rank;
    const bool last = &point == &list.points.back();
    const std::string_view point_ending = sentences ? "" : last ? ending : "liste.suite";
    block.children.push_back(
        write_point(scribe, point, label_of(scribe, list_phrase(list, level), rank, point.source),
                    level, point_ending));
  }
  return block;
}

Block write_items(Scribe& scribe, Countable kind, const std::vector<const Item*>& items,
                  int& rank) {
  Block block = container(Role::list, items.front()->source);
  const std::string phrase = "enumeration." + std::string(vocabulary(kind));
  for (const Item* item : items) {
    Runs runs = write_content(scribe, item->content);
    close(scribe, runs, item == items.back() ? "liste.fin" : "liste.suite", item->source);
    Block line = scribe.labelled("point1", label_of(scribe, phrase, ++rank, item->source),
                                 std::move(runs), item->source);
    line.role = Role::list_item;
    line.id = item->id;
    block.children.push_back(std::move(line));
  }
  return block;
}

/// « La Région et le CNRS s’engagent à », the parties as the author ordered them.
Runs say_commitment(Scribe& scribe, std::string_view phrase, const Item& item, Runs text) {
  std::vector<Runs> names;
  bool plural = item.parties.size() > 1;
  for (const std::string& id : item.parties) {
    const Party* party = scribe.agreement().party(id);
    if (party == nullptr) {
      scribe.error("CMP-02", item.source,
                   {"« " + id + " » n’est pas une partie", "'" + id + "' is not a party"},
                   {"citer dans « partie » les identifiants des parties",
                    "name in 'partie' the ids of parties"});
      continue;
    }
    const NounPhrase alias = parse_noun_phrase(party->alias);
    plural = plural || alias.plural;
    const std::string name = subject(alias);
    names.push_back(plain(names.empty() ? capitalized(name) : name, item.source));
  }
  return scribe.say(phrase,
                    {{"parties", join(scribe, names, item.source)}, {"texte", std::move(text)}},
                    item.source, {Gender::masculine, plural, false});
}

}  // namespace

Block write_list(Scribe& scribe, const List& list) {
  return write_points(scribe, list, 1, "liste.fin");
}

std::vector<Block> write_enumeration(Scribe& scribe, const Enumeration& enumeration) {
  std::vector<Block> blocks;
  int rank = 0;
  if (enumeration.kind != Countable::commitments) {
    std::vector<const Item*> items;
    for (const Item& item : enumeration.items) items.push_back(&item);
    if (!items.empty()) blocks.push_back(write_items(scribe, enumeration.kind, items, rank));
  } else {
    for (const auto& group : commitment_groups(enumeration)) {
      const Item& first = *group.front();
      if (group.size() > 1) {
        blocks.push_back(scribe.paragraph(
            "amorce", say_commitment(scribe, "engagement.liste", first, {}), first.source));
        blocks.push_back(write_items(scribe, enumeration.kind, group, rank));
        continue;
      }
      Runs text = write_content(scribe, first.content);
      close(scribe, text, "liste.fin", first.source);
      blocks.push_back(scribe.paragraph(
          "alinea", say_commitment(scribe, "engagement.seul", first, std::move(text)),
          first.source));
      blocks.back().id = first.id;
    }
  }
  // A block of several lists is still one thing to refer to.
  if (!enumeration.id.empty() && !blocks.empty() && blocks.front().id.empty()) {
    blocks.front().id = enumeration.id;
  }
  return blocks;
}

}  // namespace paraphe
