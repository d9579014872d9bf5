// SPDX-License-Identifier: EUPL-1.2
// REF-17: changes of every kind are made at random to agreements in order; each must be found once,
// at its place, and nothing else. `PARAPHE_PLANTS=170` makes a thousand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <random>

#include "vote_fixture.h"

namespace paraphe::vote {
namespace {

using ::testing::IsEmpty;

struct Change {
  std::string bytes;
  std::vector<Span> places;  ///< where it may be told
  std::string what;
};

class Changer {
 public:
  Changer(const Draft& draft, unsigned seed) : draft_(draft), random_(seed) {
    gather(xmlDocGetRootElement(draft.tree()), false);
  }

  Change make() {
    switch (random_() % 5) {
      case 0:
        return word();
      case 1:
        return datum();
      case 2:
        return removal();
      case 3:
        return addition();
      default:
        return swap();
    }
  }

 private:
  static bool prose(const xmlNode* node) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_TEXT_NODE && xmlIsBlankNode(child) == 0) return true;
    }
    return false;
  }

  void gather(const xmlNode* node, bool inside) {
    const bool is_prose = prose(node);
    if (!inside && node->parent->type == XML_ELEMENT_NODE && !is_blank(node))
      blocks_.push_back(node);
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
      const std::string name = reinterpret_cast<const char*>(a->name);
      if (name != "id" && name != "statut" && name != "version" && name != "registre" &&
          name != "aVenir" && a->ns == nullptr)
        data_.push_back(a);
    }
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE) gather(child, inside || is_prose);
      if (child->type == XML_TEXT_NODE && xmlIsBlankNode(child) == 0) texts_.push_back(child);
    }
  }
  static bool is_blank(const xmlNode* node) {
    return std::string(reinterpret_cast<const char*>(node->name)) == "blanc";
  }

  template <typename T>
  T any(const std::vector<T>& all) {
    return all[random_() % all.size()];
  }

  std::string cut(Span span, const std::string& text) const {
    std::string bytes = draft_.bytes();
    return bytes.replace(span.begin, span.end - span.begin, text);
  }
  std::string source(Span span) const {
    return draft_.bytes().substr(span.begin, span.end - span.begin);
  }

  Change word() {
    const xmlNode* node = any(texts_);
    const Span span = draft_.span(node);
    std::size_t begin = span.begin + random_() % (span.end - span.begin);
    const std::string& bytes = draft_.bytes();
    const auto letter = [&](std::size_t at) {
      return std::isalpha(static_cast<unsigned char>(bytes[at]));
    };
    while (begin < span.end && !letter(begin)) ++begin;
    if (begin == span.end) return make();
    const Span one{begin, begin + 1};
    return {cut(one, "zq"), {{begin, begin + 2}}, "word at " + std::to_string(begin)};
  }

  Change datum() {
    const xmlAttr* held = any(data_);
    const Span span = draft_.value(held), tag = draft_.start_tag(held->parent);
    return {cut(span, source(span) + "7"), {tag}, "datum " + source(span)};
  }

  Change removal() {
    const xmlNode* node = any(blocks_);
    const Span span = draft_.element(node);
    return {cut(span, ""), {draft_.span(node->parent)}, "removed " + source(span)};
  }

  Change addition() {
    const Span span = draft_.element(any(blocks_));
    const std::string text = "<alinea>Un alinéa ajouté par jeu.</alinea>";
    return {cut({span.end, span.end}, text),
            {{span.end, span.end + text.size()}},
            "added after " + source(span)};
  }

  Change swap() {
    const xmlNode* first = any(blocks_);
    const xmlNode* second = xmlNextElementSibling(const_cast<xmlNode*>(first));
    if (second == nullptr || is_blank(second)) return make();
    const Span a = draft_.element(first), b = draft_.element(second);
    if (source(a) == source(b)) return make();
    const std::string between = source({a.end, b.begin});
    return {cut({a.begin, b.end}, source(b) + between + source(a)),
            {{a.begin, b.end}},
            "swapped " + source(a) + " and " + source(b)};
  }

  const Draft& draft_;
  std::mt19937 random_;
  std::vector<const xmlNode*> blocks_, texts_;
  std::vector<const xmlAttr*> data_;
};

bool touches(const Place& place, const std::vector<Span>& where) {
  return std::any_of(where.begin(), where.end(), [&](const Span& span) {
    return place.start.byte <= span.end && span.begin <= place.end.byte;
  });
}

TEST(VoteChanges, EachChangeIsFoundOnceAtItsPlace) {
  const char* asked = std::getenv("PARAPHE_PLANTS");
  const int each = asked == nullptr ? 40 : std::atoi(asked);
  int made = 0;
  for (const char* file :
       {"samples/cnrs-hauts-de-france.xml", "samples/cnrs-normandie-2021.xml",
        "tests/conventions/tout.xml", "tests/conventions/consortium-cinq-parties.xml",
        "tests/conventions/avenant-prolongation.xml", "schemas/regles/modele.xml"}) {
    const std::string path = std::string(source_dir) + "/" + file;
    const Draft voted = read(path, read_bytes(path));
    EXPECT_THAT(departures(voted, voted), IsEmpty());
    for (int i = 0; i < each; ++i, ++made) {
      const Change change = Changer(voted, static_cast<unsigned>(i)).make();
      const auto found = departures(voted, read(path, change.bytes));
      ASSERT_EQ(found.size(), 1U) << file << " " << i << ": " << change.what << "\n"
                                  << (found.empty() ? "" : found.back().message.fr);
      EXPECT_TRUE(touches(found[0].place, change.places))
          << file << " " << i << ": " << change.what << "\n"
          << found[0].message.fr << " line " << found[0].place.start.line;
    }
  }
  EXPECT_EQ(made, 6 * each);
}

}  // namespace
}  // namespace paraphe::vote
