// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string_view>
#include <vector>

namespace paraphe {

/// A name as it is written, and what the reader of the file keeps with it.
template <typename Kept>
struct NameOf {
  std::string_view text;
  Kept kept{};
};

/// The distinct names of a file. A table of its own because it is asked once for every tag and
/// attribute: open addressing over views of the source, hashed by length and the bytes at both
/// ends. Names must be views into `source`, and are not empty.
template <typename Kept>
class Names {
 public:
  explicit Names(std::string_view source) : end_(source.data() + source.size()), slots_(256) {}

  std::size_t count() const { return names_.size(); }

  /// The one entry of this name, made when it is new; it stays where it is.
  NameOf<Kept>& add(std::string_view name) {
    if (2 * names_.size() >= slots_.size()) grow();
    NameOf<Kept>*& slot = find(name);
    if (slot == nullptr) {
      names_.push_back({name, {}});
      slot = &names_.back();
    }
    return *slot;
  }

 private:
  // Eight bytes at `at`; those past the end of the source count as zero.
  std::uint64_t load(const char* at) const {
    std::uint64_t word = 0;
    const auto left = static_cast<std::size_t>(end_ - at);
    if (left >= sizeof word) {
      std::memcpy(&word, at, sizeof word);
    } else {
      std::memcpy(&word, at, left);
    }
    return word;
  }

  std::size_t hash(std::string_view name) const {
    const std::size_t n = name.size();
    std::uint64_t mixed = load(name.data());
    if (n > 0 && n < 8) {
      const std::uint64_t mask = (std::uint64_t{1} << (8 * n)) - 1;
      mixed &= std::endian::native == std::endian::little ? mask : mask << (64 - 8 * n);
    } else if (n >= 8) {
      mixed ^= load(name.data() + n - 8) * 0xC2B2AE3D27D4EB4FU;
    }
    mixed = (mixed ^ n) * 0x9E3779B97F4A7C15U;
    // Hostile names may share both ends: the middle is read for long names only.
    for (std::size_t i = 8; i + 8 < n; ++i) {
      mixed = (mixed ^ static_cast<unsigned char>(name[i])) * 0x100000001B3U;
    }
    return static_cast<std::size_t>(mixed ^ (mixed >> 32U));
  }

  NameOf<Kept>*& find(std::string_view name) {
    std::size_t i = hash(name) & (slots_.size() - 1);
    while (slots_[i] != nullptr && slots_[i]->text != name) i = (i + 1) & (slots_.size() - 1);
    return slots_[i];
  }

  void grow() {
    slots_.assign(2 * slots_.size(), nullptr);
    for (NameOf<Kept>& name : names_) find(name.text) = &name;
  }

  const char* end_;
  std::vector<NameOf<Kept>*> slots_;
  std::deque<NameOf<Kept>> names_;
};

}  // namespace paraphe
