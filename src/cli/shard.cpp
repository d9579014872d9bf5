// SPDX-License-Identifier: EUPL-1.2
#include "cli/shard.h"

#include <algorithm>
#include <charconv>

#include "cli/stop.h"

namespace paraphe {
namespace {

constexpr std::size_t most_parts = 100'000;

std::optional<std::size_t> number(std::string_view text) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

Option shard_option(const ItemNames& names) {
  return {"shard",
          0,
          {"I/N", "I/N"},
          {"ne traite que la I-ième de N parts des " + names.many.fr + ", rangés par nom",
           "works on the I-th of N parts of the " + names.many.en + " only, sorted by name"},
          {},
          ""};
}

std::optional<Shard> shard_of(const CommandLine& arguments) {
  if (!arguments.has("shard")) return std::nullopt;
  const std::string text = arguments.value("shard");
  const std::size_t slash = text.find('/');
  if (slash != std::string::npos) {
    const auto part = number(std::string_view(text).substr(0, slash));
    const auto of = number(std::string_view(text).substr(slash + 1));
    if (part && of && *part >= 1 && *part <= *of && *of <= most_parts) return Shard{*part, *of};
  }
  throw Stop{
      exit_usage,
      {"«\u00A0" + text +
           "\u00A0»\u00A0: «\u00A0--shard\u00A0» attend une part et leur nombre, par exemple "
           "2/4 pour la deuxième de quatre",
       "'" + text +
           "': '--shard' expects a part and how many there are, for example 2/4 "
           "for the second of four"}};
}

std::vector<std::string> part_of(std::vector<std::string> inputs,
                                 const std::optional<Shard>& shard) {
  if (!shard) return inputs;
  std::sort(inputs.begin(), inputs.end());
  const auto cut = [&](std::size_t part) {
    return inputs.begin() + static_cast<std::ptrdiff_t>(inputs.size() * part / shard->of);
  };
  return {cut(shard->part - 1), cut(shard->part)};
}

}  // namespace paraphe
