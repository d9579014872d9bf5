// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>

namespace paraphe {

/// Results that one document leaves for the next ones of the same thread: agreements share most of
/// their words, phrases and glyphs. What is kept must be a function of its key alone, so that the
/// order of documents changes no byte of them. It holds a bounded number of bytes; when it is full,
/// it begins anew. To be used by one thread.
template <class Value>
class Kept {
 public:
  explicit Kept(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// The value kept under `key`, or null; valid until the next `keep`.
  const Value* find(const std::string& key) const {
    const auto found = values_.find(key);
    return found == values_.end() ? nullptr : &found->second;
  }

  /// Keeps `value`, which takes about `bytes`, unless it would fill a quarter of the room alone.
  void keep(std::string key, Value value, std::size_t bytes) {
    bytes += key.size() + each;
    if (bytes > most_bytes_ / 4) return;
    if (bytes_ + bytes > most_bytes_) {
      values_.clear();
      bytes_ = 0;
    }
    if (values_.emplace(std::move(key), std::move(value)).second) bytes_ += bytes;
  }

 private:
  static constexpr std::size_t each = 96;  // bytes of a node and its strings

  std::size_t most_bytes_, bytes_ = 0;
  std::unordered_map<std::string, Value> values_;
};

}  // namespace paraphe
