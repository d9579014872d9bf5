// SPDX-License-Identifier: EUPL-1.2
#include "check/phrases.h"

#include <cstddef>
#include <string_view>

#include "base/edit_distance.h"

namespace paraphe {
namespace {

constexpr std::size_t longest = 60;  // bytes of a quoted value; the place shows the rest

std::string shortened(const std::string& text) {
  std::string result;
  for (const char c : text) result += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  if (result.size() <= longest) return result;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(result[end]) & 0xC0U) == 0x80U) --end;
  return result.substr(0, end) + "…";
}

// « Un », « L’ », « A »: a capital that only opens the sentence. « SIREN » keeps its own.
std::string lowered(std::string text) {
  // A full stop before a capital ends a sentence, but not after one: « M. Petit ».
  const auto capital_at = [&](std::size_t at) { return text[at] >= 'A' && text[at] <= 'Z'; };
  for (std::size_t at = text.find(". "); at != std::string::npos; at = text.find(". ", at + 1)) {
    if (at > 0 && !capital_at(at - 1) && at + 2 < text.size() && capital_at(at + 2))
      text.resize(at);
  }
  const bool capital = !text.empty() && text[0] >= 'A' && text[0] <= 'Z';
  const bool acronym = text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z';
  if (capital && !acronym) text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string replace_all(std::string text, std::string_view hole, const std::string& part) {
  for (std::size_t at = 0; (at = text.find(hole, at)) != std::string::npos; at += part.size()) {
    text.replace(at, hole.size(), part);
  }
  return text;
}

}  // namespace

Text quoted(const std::string& text) {
  const std::string shown = shortened(text);
  return {"« " + shown + " »", "“" + shown + "”"};
}

Text alternatives(const std::vector<std::string>& names) {
  Text text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    const Text name = quoted(names[i]);
    text.fr += (i == 0 ? "" : last ? " ou " : ", ") + name.fr;
    text.en += (i == 0 ? "" : last ? " or " : ", ") + name.en;
  }
  return text;
}

Text did_you_mean(std::string_view typed, const std::vector<std::string>& here,
                  const std::vector<std::string>& all, const std::string& before) {
  std::string near = nearest(typed, here);
  if (near.empty() || near == typed) near = nearest(typed, all);
  if (near.empty() || near == typed) return {};
  return phrase({"\u202F; vouliez-vous dire {0}\u202F?", "; did you mean {0}?"},
                {quoted(before + near)});
}

Text phrase(Text text, const std::vector<Text>& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string hole = "{" + std::to_string(i) + "}";
    text.fr = replace_all(std::move(text.fr), hole, parts[i].fr);
    text.en = replace_all(std::move(text.en), hole, parts[i].en);
  }
  return text;
}

Text continued(Text sentence) {
  return {lowered(std::move(sentence.fr)), lowered(std::move(sentence.en))};
}

}  // namespace paraphe
