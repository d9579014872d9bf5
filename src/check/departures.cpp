// SPDX-License-Identifier: EUPL-1.2
// Two trees, element by element: which one became which, then in what it changed.
#include "check/departures.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "check/departure_tree.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

using Nodes = std::vector<const xmlNode*>;
using Kind = Departure::Kind;

constexpr std::size_t most_likened = 20'000;  // pairs among siblings; beyond, their order tells
constexpr double alike = 0.4;                 // share of words in common

TextMark whole(const xmlNode* node) { return {node, 0, node, 0, node}; }

std::string string_of(const xmlNode* node) {
  xmlChar* text = xmlNodeGetContent(node);
  std::string out = collapse(reinterpret_cast<const char*>(text));
  xmlFree(text);
  return out;
}

/// Its words, each as often as it stands there.
std::multiset<std::string> words_of(const xmlNode* node) {
  const std::string text = string_of(node);
  const Tokens tokens(text);
  std::multiset<std::string> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) out.emplace(tokens.folded(i));
  return out;
}

double likeness(const std::multiset<std::string>& a, const std::multiset<std::string>& b) {
  if (a.empty() && b.empty()) return 1;
  std::size_t common = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) ++common;
    const bool forward = !(*j < *i), other = !(*i < *j);
    if (forward) ++i;
    if (other) ++j;
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

class Comparison {
 public:
  Comparison(const xmlNode* earlier, const xmlNode* later, const BlankNames& blanks)
      : earlier_(earlier), later_(later), blanks_(blanks) {}

  std::vector<Departure> run(const xmlNode* earlier, const xmlNode* later) {
    if (full_name(earlier) != full_name(later)) {
      add(Kind::added, later, later, earlier_.of(earlier), later_.of(later));
    } else {
      compare(earlier, later);
    }
    settle();
    return std::move(out_);
  }

 private:
  void compare(const xmlNode* a, const xmlNode* b) {
    if (earlier_.of(a) == later_.of(b)) return;
    compare_attributes(a, b);
    if (!is_prose(a) && !is_prose(b)) return align(a, b, element_children(a), element_children(b));
    const ReadProse before = read_prose(a, blanks_), after = read_prose(b, blanks_);
    for (Departure& departure : compare_prose(before, after, b))
      out_.push_back(std::move(departure));
    align(a, b, before.structures, after.structures);
  }

  void compare_attributes(const xmlNode* a, const xmlNode* b) {
    std::map<std::string, std::pair<const xmlAttr*, const xmlAttr*>> all;
    for (const auto& [name, held] : attributes_of(a)) all[name].first = held;
    for (const auto& [name, held] : attributes_of(b)) all[name].second = held;
    const auto awaited = words(attribute(a, blanks_.attribute));
    for (const auto& [name, held] : all) {
      const auto [was, is] = held;
      if (name == blanks_.attribute) continue;
      if (was != nullptr && is != nullptr && value_of(was) == value_of(is)) continue;
      Departure departure;
      departure.kind = Kind::datum;
      departure.node = is == nullptr ? b : reinterpret_cast<const xmlNode*>(is);
      departure.mark = whole(departure.node);
      departure.name = name;
      if (was != nullptr) departure.before = value_of(was);
      if (is != nullptr) {
        departure.after = value_of(is);
        departure.mark.end = departure.after.size();
      }
      departure.fingerprint =
          hexadecimal(sha256(name + "\n" + std::to_string(departure.before.size()) + "\n" +
                             departure.before + departure.after));
      departure.before = shortened(departure.before);
      departure.after = shortened(departure.after);
      departure.blanks = blanks_in(a, blanks_);
      departure.awaited = was == nullptr && std::find(awaited.begin(), awaited.end(),
                                                      std::string_view(name)) != awaited.end();
      out_.push_back(std::move(departure));
    }
  }

  /// Which of the children of two elements that are one became which.
  void align(const xmlNode* a, const xmlNode* b, const Nodes& before, const Nodes& after) {
    std::unordered_map<const xmlNode*, const xmlNode*> partner;  // of both sides
    Nodes left, right;
    by_identifier(a, before, after, partner);
    for (const xmlNode* node : before) {
      if (partner.count(node) == 0) left.push_back(node);
    }
    for (const xmlNode* node : after) {
      if (partner.count(node) == 0) right.push_back(node);
    }
    by_content(left, right, partner);
    by_likeness(left, right, partner);
    for (const xmlNode* node : left) remove(node, b);
    for (const xmlNode* node : right) add(Kind::added, node, node, {}, later_.of(node));
    tell_moves(before, after, partner);
    for (const xmlNode* node : before) {
      const auto found = partner.find(node);
      if (found != partner.end() && found->second != nullptr) compare(node, found->second);
    }
  }

  void remove(const xmlNode* node, const xmlNode* holder) {
    const std::string_view id = attribute(node, "id");
    const xmlNode* is = id.empty() ? nullptr : later_.bearer(id);
    if (is != nullptr && full_name(is) == full_name(node)) {
      perhaps_gone_.emplace_back(node, holder);
    } else {
      add(Kind::removed, node, holder, earlier_.of(node), {});
    }
  }

  /// One that bears the identifier of another of the same name is that other, wherever it stood. A
  /// null partner: it went elsewhere, and is told of there.
  void by_identifier(const xmlNode* a, const Nodes& before, const Nodes& after,
                     std::unordered_map<const xmlNode*, const xmlNode*>& partner) {
    for (const xmlNode* node : after) {
      const std::string_view id = attribute(node, "id");
      const xmlNode* was = id.empty() ? nullptr : earlier_.bearer(id);
      if (was == nullptr || full_name(was) != full_name(node) || later_.bearer(id) != node)
        continue;
      if (std::find(before.begin(), before.end(), was) != before.end()) {
        partner[was] = node;
        partner[node] = was;
      } else if (!holds(was, a)) {
        partner[node] = nullptr;
        add(Kind::moved, node, node, earlier_.of(was), later_.of(node));
        went_.insert(was);
        compare(was, node);
      }
    }
    for (const xmlNode* node : before) {
      if (went_.count(node) > 0) partner.emplace(node, nullptr);
    }
  }

  static bool holds(const xmlNode* holder, const xmlNode* node) {
    while (node != nullptr && node != holder) node = node->parent;
    return node == holder;
  }

  /// The longest run of those that are the same on both sides, in order.
  void by_content(Nodes& left, Nodes& right,
                  std::unordered_map<const xmlNode*, const xmlNode*>& partner) {
    std::map<Digest, std::vector<std::size_t>> places;
    for (std::size_t j = 0; j < right.size(); ++j) places[later_.of(right[j])].push_back(j);
    // Each takes the first of its content that is left; those out of order are told as moved.
    for (const xmlNode* node : left) {
      const auto found = places.find(earlier_.of(node));
      if (found == places.end() || found->second.empty()) continue;
      const xmlNode* other = right[found->second.front()];
      found->second.erase(found->second.begin());
      partner[node] = other;
      partner[other] = node;
    }
    take_out(left, right, partner);
  }

  void by_likeness(Nodes& left, Nodes& right,
                   std::unordered_map<const xmlNode*, const xmlNode*>& partner) {
    std::map<std::string, std::pair<Nodes, Nodes>> names;
    for (const xmlNode* node : left) names[full_name(node)].first.push_back(node);
    for (const xmlNode* node : right) names[full_name(node)].second.push_back(node);
    for (const auto& [name, group] : names) {
      const auto& [were, are] = group;
      const bool in_order =
          were.size() * are.size() > most_likened || (were.size() == 1 && are.size() == 1);
      for (const auto& [i, j] : in_order ? ranks(were, are) : likest(were, are)) {
        partner[were[i]] = are[j];
        partner[are[j]] = were[i];
      }
    }
    take_out(left, right, partner);
  }

  using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

  static Pairs ranks(const Nodes& were, const Nodes& are) {
    Pairs out;
    for (std::size_t i = 0; i < std::min(were.size(), are.size()); ++i) out.emplace_back(i, i);
    return out;
  }

  static Pairs likest(const Nodes& were, const Nodes& are) {
    std::vector<std::multiset<std::string>> a, b;
    for (const xmlNode* node : were) a.push_back(words_of(node));
    for (const xmlNode* node : are) b.push_back(words_of(node));
    std::vector<std::tuple<double, std::size_t, std::size_t>> found;
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t j = 0; j < b.size(); ++j) {
        const double share = likeness(a[i], b[j]);
        if (share >= alike) found.emplace_back(-share, i, j);
      }
    }
    std::sort(found.begin(), found.end());
    std::set<std::size_t> i_taken, j_taken;
    Pairs out;
    for (const auto& [share, i, j] : found) {
      if (i_taken.count(i) > 0 || j_taken.count(j) > 0) continue;
      i_taken.insert(i);
      j_taken.insert(j);
      out.emplace_back(i, j);
    }
    return out;
  }

  static void take_out(Nodes& left, Nodes& right,
                       const std::unordered_map<const xmlNode*, const xmlNode*>& partner) {
    for (Nodes* nodes : {&left, &right}) {
      nodes->erase(std::remove_if(nodes->begin(), nodes->end(),
                                  [&](const xmlNode* node) { return partner.count(node) > 0; }),
                   nodes->end());
    }
  }

  /// Those that are not in the longest run that kept its order moved.
  void tell_moves(const Nodes& before, const Nodes& after,
                  const std::unordered_map<const xmlNode*, const xmlNode*>& partner) {
    std::unordered_map<const xmlNode*, std::size_t> rank;
    for (std::size_t i = 0; i < before.size(); ++i) rank[before[i]] = i;
    Nodes kept;
    std::vector<std::size_t> ranks;
    for (const xmlNode* node : after) {
      const auto found = partner.find(node);
      if (found == partner.end() || found->second == nullptr) continue;
      kept.push_back(node);
      ranks.push_back(rank.at(found->second));
    }
    const std::vector<bool> in_order = longest_run(ranks);
    for (std::size_t i = 0; i < kept.size(); ++i) {
      if (in_order[i]) continue;
      add(Kind::moved, kept[i], kept[i], earlier_.of(before[ranks[i]]), later_.of(kept[i]));
    }
  }

  /// Which of `ranks`, all different, belong to one longest rising run.
  static std::vector<bool> longest_run(const std::vector<std::size_t>& ranks) {
    std::vector<std::size_t> tails, previous(ranks.size(), ranks.size());
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      const auto at =
          std::lower_bound(tails.begin(), tails.end(), i,
                           [&](std::size_t tail, std::size_t) { return ranks[tail] < ranks[i]; });
      if (at != tails.begin()) previous[i] = *std::prev(at);
      if (at == tails.end()) {
        tails.push_back(i);
      } else {
        *at = i;
      }
    }
    std::vector<bool> out(ranks.size(), false);
    for (std::size_t i = tails.empty() ? ranks.size() : tails.back(); i < ranks.size();
         i = previous[i]) {
      out[i] = true;
    }
    return out;
  }

  /// `what` was added, removed or moved; it is told at `where`.
  void add(Kind kind, const xmlNode* what, const xmlNode* where, const Digest& was,
           const Digest& is) {
    Departure departure;
    departure.kind = kind;
    departure.node = where;
    departure.mark = whole(where);
    departure.name = name_of(what);
    const std::string text = string_of(what);
    (kind == Kind::removed ? departure.before : departure.after) = shortened(text);
    if (name_of(what) == blanks_.element) departure.blanks = attribute(what, blanks_.object);
    departure.fingerprint = hexadecimal(
        sha256(std::to_string(static_cast<int>(kind)) + hexadecimal(was) + hexadecimal(is)));
    if (kind == Kind::removed) left_.emplace(was, out_.size());
    if (kind == Kind::added) came_.emplace_back(out_.size(), is);
    out_.push_back(std::move(departure));
  }

  /// What left one place and came, the same, to another has moved; what bears an identifier and has
  /// come nowhere is gone.
  void settle() {
    for (const auto& [node, holder] : perhaps_gone_) {
      if (went_.count(node) == 0) add(Kind::removed, node, holder, earlier_.of(node), {});
    }
    std::set<std::size_t, std::greater<>> moved;
    for (const auto& [at, digest] : came_) {
      const auto from = left_.find(digest);
      if (from == left_.end()) continue;
      moved.insert(from->second);
      left_.erase(from);
      out_[at].kind = Kind::moved;
    }
    for (const std::size_t at : moved) out_.erase(out_.begin() + static_cast<std::ptrdiff_t>(at));
  }

  ComparedTree earlier_, later_;
  const BlankNames& blanks_;
  std::set<const xmlNode*> went_;
  std::vector<std::pair<const xmlNode*, const xmlNode*>> perhaps_gone_;  ///< and who held them
  std::multimap<Digest, std::size_t> left_;                              ///< removed, by content
  std::vector<std::pair<std::size_t, Digest>> came_;                     ///< added
  std::vector<Departure> out_;
};

}  // namespace

std::vector<Departure> departures(const xmlNode* earlier, const xmlNode* later,
                                  const BlankNames& blanks) {
  return Comparison(earlier, later, blanks).run(earlier, later);
}

}  // namespace paraphe
