// SPDX-License-Identifier: EUPL-1.2
#include "compose/body.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "compose/inline.h"

namespace paraphe {

namespace {

void move_into(std::vector<Block>& to, std::vector<Block> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// The place all objectives stand in, where it is one and each has a number of its own.
const Target* shared_place(const Scribe& scribe, const std::vector<std::string>& ids) {
  const Target* first = nullptr;
  for (const std::string& id : ids) {
    const Target* target = scribe.numbering().find(id);
    if (target == nullptr || target->kind != Target::Kind::line || target->steps.size() != 1) {
      return nullptr;
    }
    const Phrase* label = scribe.form().phrase(target->steps.front().phrase);
    if (label == nullptr || label->text.find('{') == std::string::npos) return nullptr;
    if (first == nullptr) first = target;
    if (target->place != first->place || target->place_number != first->place_number) {
      return nullptr;
    }
  }
  return first;
}

/// « Objectifs servis : 2°, 5° et 7° de l’article 2. »
Runs served_objectives(Scribe& scribe, const Axis& axis) {
  const Target* place = shared_place(scribe, axis.serves);
  std::vector<std::string> serves = axis.serves;
  const auto rank = [&](const std::string& id) {
    return scribe.numbering().find(id)->steps.front().rank;
  };
  if (place != nullptr) {  // read in the order of the numbers, whatever the author’s
    std::stable_sort(serves.begin(), serves.end(),
                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  }
  std::vector<Runs> objectives;
  for (const std::string& id : serves) {
    Runs name;
    if (place == nullptr) {
      name = write_reference(scribe, {id}, axis.source);
    } else {
      const Step& step = scribe.numbering().find(id)->steps.front();
      name = scribe.say(step.phrase, {{"n", plain(std::to_string(step.rank), axis.source)}},
                        axis.source);
      for (Run& run : name) run.target = id;
    }
    objectives.push_back(std::move(name));
  }
  Runs where;
  if (place != nullptr) {
    // The reference to the first objective, without its own label, tells the place.
    const Target& target = *place;
    const std::string number = target.place == Target::Kind::article && target.place_number == 1
                                   ? ordinal_figures(1)
                                   : std::to_string(target.place_number);
    const std::string_view phrase = target.place == Target::Kind::annex  ? "lieu.annexe"
                                    : target.place == Target::Kind::axis ? "lieu.axe"
                                                                         : "lieu.article";
    where =
        scribe.say(phrase, {{"n", target.place_number == 0 ? Runs{} : plain(number, axis.source)}},
                   axis.source);
    for (Run& run : where) run.unbreakable = true;
  }
  return scribe.say("axe.sert",
                    {{"objectifs", join(scribe, objectives, axis.source)}, {"lieu", where}},
                    axis.source, {Gender::masculine, axis.serves.size() > 1, false});
}

Block write_axis(Scribe& scribe, const Axis& axis, int level) {
  Block section = container(Role::section, axis.source);
  const std::string number = std::to_string(scribe.numbering().number_of(axis));
  section.children.push_back(scribe.heading(
      "axe", level,
      scribe.say("axe.titre", {{"n", plain(number)}, {"titre", write_content(scribe, axis.title)}},
                 axis.source),
      axis.id, axis.source));
  if (!axis.serves.empty()) {
    section.children.push_back(
        scribe.paragraph("axeSert", served_objectives(scribe, axis), axis.source));
  }
  move_into(section.children, write_parts(scribe, axis.parts, level + 1));
  return section;
}

/// Writes each kind of block.
class PartWriter {
 public:
  PartWriter(Scribe& scribe, Source source, int level)
      : scribe_(scribe), source_(source), level_(level) {}

  std::vector<Block> operator()(const Paragraph& paragraph) const {
    Block block = scribe_.paragraph("alinea", write_content(scribe_, paragraph.content), source_);
    block.id = paragraph.id;
    return {std::move(block)};
  }
  std::vector<Block> operator()(const List& list) const { return {write_list(scribe_, list)}; }
  std::vector<Block> operator()(const Table& table) const {
    return write_table(scribe_, table, source_);
  }
  std::vector<Block> operator()(const Enumeration& enumeration) const {
    return write_enumeration(scribe_, enumeration);
  }
  std::vector<Block> operator()(const Modification& change) const {
    return write_modification(scribe_, change, source_, level_);
  }
  std::vector<Block> operator()(const Axes& axes) const {
    std::vector<Block> blocks;
    for (const Axis& axis : axes.axes) blocks.push_back(write_axis(scribe_, axis, level_));
    return blocks;
  }

 private:
  Scribe& scribe_;
  Source source_;
  int level_;
};

/// Whether the paragraph ends with a colon and a list or a table follows.
bool announces(const Block& block, const BodyPart& next) {
  const bool listed = std::holds_alternative<List>(next.node) ||
                      std::holds_alternative<Enumeration>(next.node) ||
                      std::holds_alternative<Table>(next.node);
  if (!listed || block.style != "alinea" || block.runs.empty()) return false;
  const Run& last = block.runs.back();
  return last.kind == Run::Kind::text && !last.text.empty() && last.text.back() == ':';
}

/// The same paragraph, kept with what it announces.
Block announcement(Scribe& scribe, Block block) {
  block.style = "amorce";
  scribe.check_style(block.style);
  return block;
}

}  // namespace

Block container(Role role, Source source) {
  Block block;
  block.kind = Block::Kind::container;
  block.role = role;
  block.source = source;
  return block;
}

Runs join(Scribe& scribe, const std::vector<Runs>& parts, Source source) {
  Runs joined;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) {
      append(joined, scribe.say(i + 1 == parts.size() ? "suite.et" : "suite.virgule", {}, source));
    }
    append(joined, parts[i]);
  }
  return joined;
}

std::vector<Block> write_parts(Scribe& scribe, const std::vector<BodyPart>& parts, int level) {
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const BodyPart& part = parts[i];
    move_into(blocks, std::visit(PartWriter(scribe, part.source, level), part.node));
    if (i + 1 < parts.size() && !blocks.empty() && announces(blocks.back(), parts[i + 1])) {
      blocks.back() = announcement(scribe, std::move(blocks.back()));
    }
  }
  return blocks;
}

Block write_article(Scribe& scribe, const Article& article, int number) {
  Block section = container(Role::section, article.source);
  Runs rank = plain(number == 1 ? ordinal_figures(1) : std::to_string(number), article.source);
  section.children.push_back(scribe.heading(
      "article", 2,
      scribe.say("article.titre",
                 {{"n", std::move(rank)}, {"titre", write_content(scribe, article.title)}},
                 article.source),
      article.id, article.source));
  move_into(section.children, write_parts(scribe, article.parts, 3));
  return section;
}

}  // namespace paraphe
