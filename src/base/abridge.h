// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// A file without what stands inside some of its elements, and the way back to the whole file.
class Abridged {
 public:
  /// Leaves out what stands between `<name …>` and the next `</name>`, `name` as it is written,
  /// with its prefix. Comments, CDATA sections and processing instructions are seen as such outside
  /// what is left out, and not looked for inside: whoever parses the rest finds it out of joint.
  Abridged(std::string_view whole, std::string_view name);

  const std::string& bytes() const { return bytes_; }
  /// How many elements lost what stood inside them.
  std::size_t left_out() const { return gaps_.size(); }
  /// The offset in the whole file of an offset here; where something was left out, the first.
  std::size_t whole(std::size_t at) const;

 private:
  struct Gap {
    std::size_t at;     ///< here
    std::size_t total;  ///< bytes left out up to and with this gap
  };
  void leave_out(std::string_view whole, Span content);

  std::string bytes_;
  std::vector<Gap> gaps_;
  std::size_t taken_ = 0;  ///< of the whole file
};

}  // namespace paraphe
