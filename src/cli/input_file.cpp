// SPDX-License-Identifier: EUPL-1.2
#include "cli/input_file.h"

#include <cerrno>
#include <system_error>

#include "base/draft.h"
#include "cli/stop.h"
#include "cli/unreadable.h"

namespace paraphe {
namespace {

/// « 256 Mio », « 4 GiB ».
Text binary_size(std::size_t bytes) {
  const bool large = bytes >= std::size_t{1} << 30U;
  const std::string count = std::to_string(bytes >> (large ? 30U : 20U)) + "\u00A0";
  return {count + (large ? "Gio" : "Mio"), count + (large ? "GiB" : "MiB")};
}

Text fault_of(const std::string& path, int error, std::size_t most) {
  if (error == EFBIG) {
    const Text limit = binary_size(most);
    return {"ce fichier dépasse " + limit.fr +
                ", plus qu’il n’en est lu\u202F; vérifiez que c’est bien celui-là",
            "this file is larger than " + limit.en +
                ", more than is read; check that it is the right one"};
  }
  const Diagnostic why = unreadable(path, error);
  return {why.message.fr + "\u202F; " + why.remedy.fr, why.message.en + "; " + why.remedy.en};
}

}  // namespace

InputFile try_input_file(const std::string& path, std::size_t most) {
  Limits limits;
  limits.bytes = most;
  try {
    return {read_bytes(path, limits), {}};
  } catch (const std::system_error& error) {
    return {{}, fault_of(path, error.code().value(), most)};
  }
}

std::string read_input_file(const std::string& path, std::size_t most) {
  InputFile file = try_input_file(path, most);
  if (file.fault.empty()) return std::move(file.bytes);
  throw Stop{
      exit_input,
      {"«\u00A0" + path + "\u00A0»\u00A0: " + file.fault.fr, "'" + path + "': " + file.fault.en}};
}

Text exhausted_words() {
  return {"sa lecture demande trop de mémoire ou de temps\u202F; il est piégé ou abîmé",
          "reading it takes too much memory or time; it is hostile or damaged"};
}

}  // namespace paraphe
