// SPDX-License-Identifier: EUPL-1.2
#include "base/places.h"

#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace paraphe {
namespace {

#ifdef __SSE2__

constexpr std::size_t block = 16;

__m128i load(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }

/// A bit for each of sixteen places from `at` on where the first and the last byte are right.
unsigned likely(const char* at, std::size_t size, __m128i first, __m128i last) {
  const __m128i begins = _mm_cmpeq_epi8(load(at), first);
  const __m128i ends = _mm_cmpeq_epi8(load(at + size - 1), last);
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_and_si128(begins, ends)));
}

/// The places among those of whole blocks; returns how many bytes were looked at.
std::size_t search_blocks(std::string_view text, std::string_view wanted,
                          std::vector<std::size_t>& places) {
  const __m128i first = _mm_set1_epi8(wanted.front());
  const __m128i last = _mm_set1_epi8(wanted.back());
  std::size_t at = 0;
  for (; at + block + wanted.size() - 1 <= text.size(); at += block) {
    for (unsigned bits = likely(text.data() + at, wanted.size(), first, last); bits != 0;
         bits &= bits - 1) {
      const std::size_t place = at + static_cast<std::size_t>(__builtin_ctz(bits));
      if (std::memcmp(text.data() + place, wanted.data(), wanted.size()) == 0) {
        places.push_back(place);
      }
    }
  }
  return at;
}

#else

std::size_t search_blocks(std::string_view, std::string_view, std::vector<std::size_t>&) {
  return 0;
}

#endif

}  // namespace

std::vector<std::size_t> places_of(std::string_view text, std::string_view wanted) {
  std::vector<std::size_t> places;
  if (wanted.empty()) return places;
  for (std::size_t at = search_blocks(text, wanted, places); at < text.size(); ++at) {
    const void* const hit =
        ::memmem(text.data() + at, text.size() - at, wanted.data(), wanted.size());
    if (hit == nullptr) break;
    at = static_cast<std::size_t>(static_cast<const char*>(hit) - text.data());
    places.push_back(at);
  }
  return places;
}

}  // namespace paraphe
