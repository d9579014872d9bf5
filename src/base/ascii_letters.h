// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace paraphe {

/// Bytes that are looked at together.
inline constexpr std::size_t letter_block = 16;

#ifdef __SSE2__

/// Of the `letter_block` bytes at `in`, how many from the first on are letters of ASCII; all of
/// them are written to `out`, letters in small.
inline std::size_t fold_letters(const char* in, char* out) {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(in));
  const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), small);
  const __m128i from_a = _mm_sub_epi8(small, _mm_set1_epi8('a'));
  const __m128i letters = _mm_cmpeq_epi8(_mm_min_epu8(from_a, _mm_set1_epi8(25)), from_a);
  const auto others = ~static_cast<unsigned>(_mm_movemask_epi8(letters));
  return static_cast<std::size_t>(__builtin_ctz(others));
}

#else

inline std::size_t fold_letters(const char* in, char* out) {
  std::size_t letters = letter_block;
  for (std::size_t i = letter_block; i-- > 0;) {
    out[i] = static_cast<char>(in[i] | 0x20);
    if (out[i] < 'a' || out[i] > 'z') letters = i;
  }
  return letters;
}

#endif

}  // namespace paraphe
