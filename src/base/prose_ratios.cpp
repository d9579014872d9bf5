// SPDX-License-Identifier: EUPL-1.2
// Percentages, alone or stated for a part and its whole.
#include <algorithm>
#include <optional>

#include "base/prose.h"
#include "base/written_numbers.h"

namespace paraphe {
namespace {

template <class T>
struct Read {
  T value;
  std::size_t next;
};

// Past « % » or « pour cent » at `i`, 0 where neither stands.
std::size_t read_per_cent(const Tokens& tokens, std::size_t i) {
  if (tokens.is(i, "%")) return i + 1;
  return tokens.is(i, "pour") && tokens.is(i + 1, "cent") ? i + 2 : 0;
}

std::optional<Read<std::int64_t>> read_percentage(const Tokens& tokens, std::size_t i) {
  const auto figures = read_figures(tokens, i);
  if (!figures || figures->whole > 1'000'000) return std::nullopt;
  const std::size_t next = read_per_cent(tokens, figures->next);
  if (next == 0) return std::nullopt;
  std::int64_t fraction = figures->fraction;
  for (int d = figures->decimals; d < 2; ++d) fraction *= 10;
  for (int d = figures->decimals; d > 2; --d) fraction /= 10;
  return Read<std::int64_t>{figures->whole * 100 + fraction, next};
}

std::optional<Read<std::int64_t>> read_percentage_in_letters(const Tokens& tokens, std::size_t i) {
  const auto letters = read_letters(tokens, i);
  if (!letters || letters->value > 1'000'000) return std::nullopt;
  const std::size_t next = read_per_cent(tokens, letters->next);
  if (next == 0) return std::nullopt;
  return Read<std::int64_t>{letters->value * 100, next};
}

// « soixante pour cent (60 %) », « 60 % (soixante pour cent) », or one of the two.
std::optional<Read<WrittenPercentage>> read_both(const Tokens& tokens, std::size_t i) {
  WrittenPercentage value;
  std::size_t next = 0;
  const auto take = [&](std::size_t at) {
    if (const auto figures = value.figures ? std::nullopt : read_percentage(tokens, at)) {
      value.figures = figures->value;
      return figures->next;
    }
    const auto letters = value.letters ? std::nullopt : read_percentage_in_letters(tokens, at);
    if (!letters) return std::size_t{0};
    value.letters = letters->value;
    return letters->next;
  };
  next = take(i);
  if (next == 0) return std::nullopt;
  const std::size_t again = tokens.is(next, "(") ? take(next + 1) : 0;
  const bool closed = again != 0 && tokens.is(again, ")");
  return Read<WrittenPercentage>{value, closed ? again + 1 : std::max(next, again)};
}

// « 88 sur 200 », « 88 laboratoires sur 200 », « quatre-vingt-huit des 200 laboratoires ».
std::optional<Read<Ratio>> read_parts(const Tokens& tokens, std::size_t i) {
  constexpr std::size_t most_words = 4;
  if (!tokens.starts(i)) return std::nullopt;
  const auto part = read_number(tokens, i);
  if (!part) return std::nullopt;
  std::size_t at = part->next;
  const std::size_t end = at + most_words;
  while (at < end && tokens.word(at) && !one_of(tokens.folded(at), " sur des parmi ")) ++at;
  if (!one_of(tokens.folded(at), " sur des ")) return std::nullopt;
  ++at;
  if (one_of(tokens.folded(at), " un les ") && tokens.is(at + 1, "total")) at += 2;
  if (one_of(tokens.folded(at), " les de d ")) ++at;
  const auto whole = read_number(tokens, at);
  if (!whole || whole->number.value() <= 0) return std::nullopt;
  return Read<Ratio>{{part->number.value(), whole->number.value(), 0}, whole->next};
}

// « soit », « (soit », « ( », « , soit environ »: whether the two state one thing.
std::size_t read_equals(const Tokens& tokens, std::size_t i) {
  const bool open = tokens.is(i, "(") || tokens.is(i, ",");
  const bool parenthesis = tokens.is(i, "(");
  if (open) ++i;
  const bool said = tokens.is(i, "soit") || tokens.is(i, "=");
  if (said) ++i;
  if (!said && !parenthesis) return 0;
  if (one_of(tokens.folded(i), " environ pres quelque ")) ++i;
  return tokens.is(i, "de") ? i + 1 : i;
}

// Past the parenthesis that closes what the finding quotes.
std::size_t closed(const Tokens& tokens, std::size_t opened, std::size_t next) {
  return tokens.is(opened, "(") && tokens.is(next, ")") ? next + 1 : next;
}

std::optional<Read<Ratio>> read_ratio(const Tokens& tokens, std::size_t i) {
  constexpr std::size_t furthest = 14;
  if (auto parts = read_parts(tokens, i)) {
    for (std::size_t at = parts->next; at < parts->next + furthest; ++at) {
      if (at >= tokens.size() || ends_sentence(tokens, at)) break;
      const std::size_t value = read_equals(tokens, at);
      const auto percentage = value == 0 ? std::nullopt : read_percentage(tokens, value);
      if (!percentage) continue;
      parts->value.percent = percentage->value;
      return Read<Ratio>{parts->value, closed(tokens, at, percentage->next)};
    }
    return std::nullopt;
  }
  const auto percentage = tokens.starts(i) ? read_percentage(tokens, i) : std::nullopt;
  if (!percentage) return std::nullopt;
  for (std::size_t at = percentage->next; at < percentage->next + furthest; ++at) {
    if (at >= tokens.size() || ends_sentence(tokens, at)) break;
    const std::size_t value = read_equals(tokens, at);
    auto parts = value == 0 ? std::nullopt : read_parts(tokens, value);
    if (!parts) continue;
    parts->value.percent = percentage->value;
    parts->next = closed(tokens, at, parts->next);
    return parts;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Found<Ratio>> find_ratios(const Tokens& tokens) {
  std::vector<Found<Ratio>> found;
  if (!tokens.says(Tokens::figures)) return found;  // the percentage is in figures
  if (tokens.text().find('%') == std::string_view::npos &&
      tokens.text().find("pour") == std::string_view::npos) {
    return found;
  }
  for (std::size_t i = 0; i < tokens.size();) {
    const auto ratio = read_ratio(tokens, i);
    if (ratio) found.push_back({span_of(tokens, i, ratio->next), ratio->value});
    i = ratio ? ratio->next : i + 1;
  }
  return found;
}

std::vector<Found<WrittenPercentage>> find_percentages(const Tokens& tokens) {
  std::vector<Found<WrittenPercentage>> found;
  if (!tokens.says(Tokens::figures)) return found;
  if (tokens.text().find('%') == std::string_view::npos &&
      tokens.text().find("pour") == std::string_view::npos) {
    return found;
  }
  for (std::size_t i = 0; i < tokens.size();) {
    const auto read = tokens.starts(i) && tokens.numeral(i) ? read_both(tokens, i) : std::nullopt;
    if (read) found.push_back({span_of(tokens, i, read->next), read->value});
    i = read ? read->next : i + 1;
  }
  return found;
}

}  // namespace paraphe
