// SPDX-License-Identifier: EUPL-1.2
#include "cli/scan_module.h"

#include <dlfcn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <exception>
#include <vector>

#include "cli/data_folder.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

constexpr rlim_t most_memory = rlim_t{2} << 30U;
constexpr rlim_t most_seconds = 30;

void* symbol(const char* name) {
  const std::string path = module_folder() + "/libparaphe_scan.so";
  void* module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);  // kept until the process ends
  void* found = module != nullptr ? ::dlsym(module, name) : nullptr;
  if (found != nullptr) return found;
  const char* reason = ::dlerror();
  const std::string said = reason != nullptr ? reason : "";
  throw Stop{exit_incomplete,
             {"le module qui lit les images ne se charge pas («\u00A0" + path +
                  "\u00A0»)\u202F; réinstallez paraphe. " + said,
              "the module that reads pictures does not load ('" + path +
                  "'); install paraphe again. " + said}};
}

void write_all(int pipe, const std::vector<std::uint8_t>& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t written = ::write(pipe, bytes.data() + at, bytes.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    at += static_cast<std::size_t>(written);
  }
}

std::vector<std::uint8_t> read_all(int pipe) {
  std::vector<std::uint8_t> bytes;
  std::uint8_t buffer[1U << 16U];
  for (;;) {
    const ssize_t read = ::read(pipe, buffer, sizeof buffer);
    if (read < 0 && errno == EINTR) continue;
    if (read <= 0) return bytes;
    bytes.insert(bytes.end(), buffer, buffer + read);
  }
}

/// Never returns: the process ends without what its parent has to do at its end.
[[noreturn]] void look(ScanSheet* scan, std::string_view bytes, const ScanLimits& limits,
                       int pipe) {
  const rlimit memory{most_memory, most_memory}, time{most_seconds, most_seconds}, none{0, 0};
  ::setrlimit(RLIMIT_AS, &memory);
  ::setrlimit(RLIMIT_CPU, &time);
  ::setrlimit(RLIMIT_CORE, &none);
  if (std::freopen("/dev/null", "w", stderr) == nullptr) ::_exit(1);
  try {
    write_all(pipe, packed(scan(bytes, limits)));
  } catch (const std::exception&) {
    ::_exit(1);
  }
  ::_exit(0);
}

}  // namespace

SheetScan scan_sheet(std::string_view bytes, const ScanLimits& limits) {
  auto* scan = reinterpret_cast<ScanSheet*>(symbol("paraphe_scan_sheet"));
  SheetScan nothing;
  nothing.state = SheetScan::State::exhausted;
  int ends[2];
  if (::pipe(ends) != 0) return nothing;
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    look(scan, bytes, limits, ends[1]);
  }
  ::close(ends[1]);
  const std::vector<std::uint8_t> answer =
      child > 0 ? read_all(ends[0]) : std::vector<std::uint8_t>();
  ::close(ends[0]);
  int status = 0;
  while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (child < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return nothing;
  try {
    return unpacked_scan(answer);
  } catch (const std::exception&) {
    return nothing;
  }
}

std::optional<std::string> draw_page(std::string_view pdf, int page, double resolution) {
  return reinterpret_cast<DrawPage*>(symbol("paraphe_draw_page"))(pdf, page, resolution);
}

}  // namespace paraphe
