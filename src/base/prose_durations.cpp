// SPDX-License-Identifier: EUPL-1.2
// Durations.
#include <array>

#include "base/prose.h"
#include "base/written_numbers.h"

namespace paraphe {
namespace {

struct Part {
  WrittenNumber number;
  int rank = 0;  // 1 years, 2 months, 3 weeks, 4 days
  std::size_t next = 0;
};

std::optional<Part> read_part(const Tokens& tokens, std::size_t i) {
  constexpr std::int64_t most = 99'999;
  const auto number = read_number(tokens, i);
  if (!number || number->number.value() > most || number->number.figures.value_or(0) > most) {
    return std::nullopt;
  }
  const std::size_t at = number->next;
  const std::string_view unit = tokens.folded(at);
  if (!is_time_unit(unit) || tokens.hyphen(at + 1)) return std::nullopt;
  const int rank = unit[0] == 'a' ? 1 : unit[0] == 'm' ? 2 : unit[0] == 's' ? 3 : 4;
  return Part{number->number, rank, at + 1};
}

void put(std::optional<Duration>& duration, int rank, std::int64_t value) {
  if (!duration) duration.emplace();
  const std::array<int*, 4> parts = {&duration->years, &duration->months, &duration->weeks,
                                     &duration->days};
  *parts[static_cast<std::size_t>(rank - 1)] = static_cast<int>(value);
}

// « et demi » is six months after years; of a month or a week it is no whole number of days.
std::size_t read_half(const Tokens& tokens, std::size_t at, int rank, WrittenDuration& duration) {
  if (!tokens.is(at, "et") || !one_of(tokens.folded(at + 1), " demi demie ")) return at;
  if (rank != 1) return 0;
  for (auto* sort : {&duration.letters, &duration.figures}) {
    if (*sort) (*sort)->months = 6;
  }
  return at + 2;
}

std::size_t read_duration(const Tokens& tokens, std::size_t i, WrittenDuration& duration) {
  std::size_t next = 0;
  int rank = 0;
  bool letters = true;
  bool figures = true;
  std::optional<Duration> stated;
  for (auto part = read_part(tokens, i); part && part->rank > rank; part = read_part(tokens, i)) {
    rank = part->rank;
    next = part->next;
    letters = letters && part->number.letters;
    figures = figures && part->number.figures;
    if (part->number.letters) put(duration.letters, rank, *part->number.letters);
    if (part->number.figures) put(duration.figures, rank, *part->number.figures);
    put(stated, rank, part->number.value());
    const bool linked = tokens.is(next, "et") || tokens.is(next, ",");
    i = linked ? next + 1 : next;
  }
  if (next == 0) return 0;
  // « deux ans et 6 mois »: neither way says all of it, so what counts is taken together.
  if (!letters && !figures) duration.letters = stated;
  if (!letters && figures) duration.letters.reset();
  if (!figures) duration.figures.reset();
  return read_half(tokens, next, rank, duration);
}

// « quatre ans (48 mois) », « 48 mois (quatre ans) ».
std::size_t read_restated(const Tokens& tokens, std::size_t next, WrittenDuration& duration) {
  if (!tokens.is(next, "(") || (duration.letters && duration.figures)) return next;
  WrittenDuration other;
  const std::size_t close = read_duration(tokens, next + 1, other);
  if (close == 0 || !tokens.is(close, ")")) return next;
  if (duration.letters && other.figures && !other.letters) {
    duration.figures = other.figures;
  } else if (duration.figures && other.letters && !other.figures) {
    duration.letters = other.letters;
  } else {
    return next;
  }
  return close + 1;
}

// « trois ans, soit 36 mois »: months and years tell the same thing, as do weeks and days; a month
// has no number of days.
std::size_t read_said_again(const Tokens& tokens, std::size_t i, std::size_t next,
                            WrittenDuration& duration) {
  constexpr std::string_view more =
      " par de d au en apres avant pour chacun chacune renouvelable renouvelables reconductible "
      "reconductibles ";
  const std::size_t soit = tokens.is(next, ",") ? next + 1 : next;
  const bool either = i > 0 && tokens.is(i - 1, "soit");
  if (!tokens.is(soit, "soit") || either || !duration.agrees()) return next;
  WrittenDuration other;
  const std::size_t end = read_duration(tokens, soit + 1, other);
  if (end == 0 || !other.agrees() || one_of(tokens.folded(end), more)) return next;
  const Duration& first = duration.value();
  const Duration& second = other.value();
  if ((first.total_days() == 0) != (second.total_days() == 0) ||
      (first.total_months() == 0) != (second.total_months() == 0)) {
    return next;
  }
  duration = {first, second, false};
  return end;
}

std::optional<Duration> adjective(std::string_view word) {
  if (word.size() < 6 || word.find("nn") == word.npos) return std::nullopt;
  static constexpr std::array<std::pair<std::string_view, int>, 9> stems = {{
      {"annuel", 1},
      {"biennal", 2},
      {"bisannuel", 2},
      {"triennal", 3},
      {"quadriennal", 4},
      {"quinquennal", 5},
      {"sexennal", 6},
      {"septennal", 7},
      {"decennal", 10},
  }};
  const std::string one = singular(word);
  for (const auto& [stem, years] : stems) {
    if (!one.starts_with(stem)) continue;
    const std::string_view ending = std::string_view(one).substr(stem.size());
    if (ending.empty() || ending == "e" || ending == "le") return Duration{years, 0, 0, 0, false};
  }
  return std::nullopt;
}

}  // namespace

std::vector<Found<WrittenDuration>> find_durations(const Tokens& tokens) {
  std::vector<Found<WrittenDuration>> found;
  const bool lengths =
      tokens.says(Tokens::time_unit) && tokens.says(Tokens::figures | Tokens::number | Tokens::one);
  if (!lengths && !tokens.says(Tokens::yearly)) return found;
  for (std::size_t i = 0; i < tokens.size();) {
    WrittenDuration duration;
    std::size_t next = lengths && tokens.numeral(i) ? read_duration(tokens, i, duration) : 0;
    if (next != 0) {
      next = read_restated(tokens, next, duration);
      next = read_said_again(tokens, i, next, duration);
    } else if (tokens.says(i, Tokens::yearly)) {
      duration = {adjective(tokens.folded(i)), std::nullopt, true};
      if (duration.letters) next = i + 1;
    }
    if (next != 0) found.push_back({span_of(tokens, i, next), duration});
    i = next != 0 ? next : i + 1;
  }
  return found;
}

}  // namespace paraphe
