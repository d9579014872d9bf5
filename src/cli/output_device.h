// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace paraphe {

/// Writes all of `bytes` to an open file; `path` is what the reader calls it. Errors: as
/// refuse_output.
void write_all(int file, const std::string& path, std::string_view bytes);

/// Whether a path cannot be replaced by a rename: a stream, a device such as /dev/full.
bool in_place(const std::string& path);

/// A stream, a device, a pipe: written where it is. Errors: as refuse_output.
class OutputDevice {
 public:
  explicit OutputDevice(const std::string& path);
  OutputDevice(const OutputDevice&) = delete;
  OutputDevice& operator=(const OutputDevice&) = delete;
  ~OutputDevice();

  void write(std::string_view bytes) const { write_all(file_, path_, bytes); }

 private:
  std::string path_;
  int file_ = -1;
};

}  // namespace paraphe
