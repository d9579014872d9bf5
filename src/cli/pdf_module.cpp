// SPDX-License-Identifier: EUPL-1.2
#include "cli/pdf_module.h"

#include <dlfcn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <exception>
#include <iostream>
#include <stdexcept>

#include "cli/data_folder.h"
#include "cli/stop.h"

namespace paraphe {
namespace {

constexpr rlim_t most_seconds = 20;
constexpr rlim_t most_memory = rlim_t{2} << 30U;
constexpr int no_module = 3;  // exit codes of the reader
constexpr int failed = 4;

void set_limit(int resource, rlim_t most) {
  const rlimit limit{most, most};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &limit);
}

void bound_this_process() {
  set_limit(RLIMIT_CPU, most_seconds);
  set_limit(RLIMIT_CORE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // they reserve terabytes
  set_limit(RLIMIT_AS, most_memory);
#endif
}

void send(int to, const std::vector<std::uint8_t>& bytes) {
  for (std::size_t sent = 0; sent < bytes.size();) {
    const ssize_t now = ::write(to, bytes.data() + sent, bytes.size() - sent);
    if (now < 0 && errno == EINTR) continue;
    if (now <= 0) ::_exit(failed);
    sent += static_cast<std::size_t>(now);
  }
}

/// The life of the reader. It never returns: nothing of this process may be undone twice.
[[noreturn]] void read_and_answer(const std::string& path, const PdfQuestion& question, int to) {
  bound_this_process();
  void* module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  void* symbol = module != nullptr ? ::dlsym(module, "paraphe_examine_pdf") : nullptr;
  if (symbol == nullptr) ::_exit(no_module);
  try {
    send(to, packed(reinterpret_cast<ExaminePdf*>(symbol)(question)));
  } catch (const std::exception&) {
    ::_exit(failed);
  }
  ::_exit(0);
}

std::vector<std::uint8_t> receive(int from) {
  std::vector<std::uint8_t> bytes;
  std::array<std::uint8_t, 65536> piece{};
  while (true) {
    const ssize_t now = ::read(from, piece.data(), piece.size());
    if (now < 0 && errno == EINTR) continue;
    if (now <= 0) return bytes;
    bytes.insert(bytes.end(), piece.begin(), piece.begin() + now);
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

}  // namespace

Examination examine_pdf(const PdfQuestion& question) {
  const std::string path = module_folder() + "/libparaphe_pdf.so";
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe to the reader of PDF");
  std::cout.flush();
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("the reader of PDF cannot be started");
  if (child == 0) {
    ::close(ends[0]);
    read_and_answer(path, question, ends[1]);
  }
  ::close(ends[1]);
  const std::vector<std::uint8_t> bytes = receive(ends[0]);
  ::close(ends[0]);
  const int status = wait_for(child);
  if (WIFEXITED(status) && WEXITSTATUS(status) == no_module) {
    throw Stop{
        exit_incomplete,
        {"le module qui lit les PDF ne se charge pas (« " + path + " ») ; réinstallez paraphe",
         "the module that reads PDF does not load ('" + path + "'); install paraphe again"}};
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return unpacked(bytes);
  Examination stopped;
  stopped.state = Examination::State::exhausted;
  return stopped;
}

}  // namespace paraphe
