// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <cstddef>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// Where in its parts a content was read up to: what is wanted further on is read from there.
struct ContentPlace {
  std::size_t part = 0;
  std::size_t at = 0;       ///< byte of that part
  std::size_t content = 0;  ///< bytes of content before
};

/// The text last asked for, and how far it was read: places asked for in order take one reading of
/// their text, however many they are.
struct TextReading {
  const xmlNode* node = nullptr;
  std::vector<Span> parts;
  ContentPlace place;
};

}  // namespace paraphe
