// SPDX-License-Identifier: EUPL-1.2
#include "compose/numbering.h"

#include <algorithm>
#include <variant>

namespace paraphe {

std::string_view vocabulary(Countable what) {
  switch (what) {
    case Countable::objectives:
      return "objectifs";
    case Countable::axes:
      return "axes";
    case Countable::commitments:
      return "engagements";
    case Countable::themes:
      return "thematiques";
    case Countable::actions:
      return "actions";
    case Countable::parties:
      return "parties";
    case Countable::annexes:
      return "annexes";
    case Countable::originals:
      break;
  }
  return "originaux";
}

std::string list_phrase(const List& list, int level) {
  return (list.numbered ? "liste.numeros." : "liste.tirets.") + std::to_string(level);
}

std::vector<std::vector<const Item*>> commitment_groups(const Enumeration& enumeration) {
  std::vector<std::vector<const Item*>> groups;
  for (const Item& item : enumeration.items) {
    const auto same = std::find_if(groups.begin(), groups.end(), [&item](const auto& group) {
      return group.front()->parties == item.parties;
    });
    if (same == groups.end()) {
      groups.push_back({&item});
    } else {
      same->push_back(&item);
    }
  }
  return groups;
}

/// Goes through the body once, with the place it is in and the ids around it.
struct Numbering::Walk {
  Numbering& to;
  Target::Kind place = Target::Kind::article;
  int place_number = 0;
  int line = 0;
  int axis = 0;
  int table = 0;
  std::vector<std::string> around{""};

  void enter(Target::Kind kind, int number) {
    place = kind;
    place_number = number;
    line = 0;
  }
  void name(const std::string& id, Target target) {
    if (!id.empty()) to.targets_.emplace(id, std::move(target));
  }
  void name_line(const std::string& id, std::vector<Step> steps, Source source) {
    name(id, {Target::Kind::line, 0, line, std::move(steps), place, place_number, source});
  }
  void add(Countable what) {
    for (const std::string& id : around) ++to.counts_[id][what];
  }
  void surround(const std::string& id) { around.push_back(id); }
  void leave() { around.pop_back(); }

  void parts(const std::vector<BodyPart>& all) {
    for (const BodyPart& part : all) {
      std::visit([&](const auto& node) { visit(node, part.source); }, part.node);
    }
  }
  void visit(const Paragraph& paragraph, Source source) {
    ++line;
    name_line(paragraph.id, {}, source);
  }
  void visit(const List& list, Source) { points(list, {}); }
  void points(const List& list, const std::vector<Step>& outer) {
    int rank = 0;
    for (const Point& point : list.points) {
      std::vector<Step> steps = outer;
      steps.push_back({list_phrase(list, static_cast<int>(outer.size()) + 1), ++rank});
      ++line;
      name_line(point.id, steps, point.source);
      for (const auto& part : point.parts) {
        if (const List* inner = std::get_if<List>(&part)) points(*inner, steps);
      }
    }
  }
  void visit(const Table& node, Source source) {
    if (!node.title) return;
    to.tables_[&node] = ++table;
    name(node.id, {Target::Kind::table, table, 0, {}, place, place_number, source});
  }
  void visit(const Enumeration& enumeration, Source) {
    surround(enumeration.id.empty() ? around.back() + "/" : enumeration.id);
    const std::string phrase = "enumeration." + std::string(vocabulary(enumeration.kind));
    if (enumeration.kind == Countable::commitments) {
      int rank = 0;
      for (const auto& group : commitment_groups(enumeration)) {
        if (group.size() > 1) ++line;  // « La Région s’engage à : »
        for (const Item* item : group) {
          one(enumeration.kind, *item,
              group.size() > 1 ? std::vector<Step>{{phrase, ++rank}} : std::vector<Step>{});
        }
      }
    } else {
      int rank = 0;
      for (const Item& item : enumeration.items) one(enumeration.kind, item, {{phrase, ++rank}});
    }
    leave();
  }
  void one(Countable kind, const Item& item, std::vector<Step> steps) {
    ++line;
    add(kind);
    name_line(item.id, std::move(steps), item.source);
  }
  /// One line of the amendment, whatever the text it quotes.
  void visit(const Modification& change, Source) {
    const int at = ++line;
    parts(change.parts);
    line = at;
  }
  void visit(const Axes& axes, Source) {
    const Walk outer = *this;
    surround(axes.id.empty() ? around.back() + "/" : axes.id);
    for (const Axis& each : axes.axes) {
      add(Countable::axes);
      to.axes_[&each] = ++axis;
      to.titles_[each.id] = &each.title;
      name(each.id, {Target::Kind::axis, axis, 0, {}, Target::Kind::axis, axis, each.source});
      surround(each.id);
      enter(Target::Kind::axis, axis);
      parts(each.parts);
      leave();
    }
    leave();
    enter(outer.place, outer.place_number);
    line = outer.line;
  }
};

Numbering::Numbering(const Agreement& agreement) {
  Walk walk{*this};
  counts_[""][Countable::parties] = static_cast<int>(agreement.parties.size());
  counts_[""][Countable::annexes] = static_cast<int>(agreement.annexes.size());
  counts_[""][Countable::originals] = agreement.closing.originals;
  walk.enter(Target::Kind::preamble, 0);
  walk.parts(agreement.preamble);
  int number = 0;
  for (const Article& article : agreement.articles) {
    ++number;
    walk.name(article.id, {Target::Kind::article, number, 0, {}, {}, 0, article.source});
    titles_[article.id] = &article.title;
    walk.surround(article.id);
    walk.enter(Target::Kind::article, number);
    walk.parts(article.parts);
    walk.leave();
  }
  number = 0;
  for (const Annex& annex : agreement.annexes) {
    const int rank = agreement.annexes.size() == 1 ? 0 : ++number;
    walk.name(annex.id, {Target::Kind::annex, rank, 0, {}, {}, 0, annex.source});
    titles_[annex.id] = &annex.title;
    walk.surround(annex.id);
    walk.enter(Target::Kind::annex, rank);
    walk.parts(annex.parts);
    walk.leave();
  }
}

const Target* Numbering::find(std::string_view id) const {
  const auto found = targets_.find(id);
  return found == targets_.end() ? nullptr : &found->second;
}

int Numbering::count(Countable what, std::string_view id) const {
  const auto list = counts_.find(id);
  if (list == counts_.end()) return id.empty() ? 0 : -1;
  const auto found = list->second.find(what);
  return found == list->second.end() ? 0 : found->second;
}

const Content* Numbering::title(std::string_view id) const {
  const auto found = titles_.find(id);
  return found == titles_.end() ? nullptr : found->second;
}

}  // namespace paraphe
