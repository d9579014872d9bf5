// SPDX-License-Identifier: EUPL-1.2
// A target as libFuzzer runs it: compiled once for each, PARAPHE_FUZZ_TARGET being its name.
#include <cstddef>
#include <cstdint>

#include "fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  paraphe::fuzz::PARAPHE_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
