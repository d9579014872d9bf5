// SPDX-License-Identifier: EUPL-1.2
#include "many_drafts.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <regex>
#include <thread>

#include "places.h"

namespace paraphe::testing {

namespace fs = std::filesystem;

const std::string sound_drafts = source_dir + std::string("/tests/conventions/");

void write_mixed(const Folder& folder) {
  fs::create_directory(folder.path() + "/projets");
  const std::string sound = read_file(sound_drafts + "minimale.xml");
  for (const char letter : std::string("abcdefgh")) {
    folder.write("projets/" + std::string(1, letter) + ".xml", sound);
  }
  folder.write("projets/d.xml", "<convention>");
  folder.write("projets/f.xml", "<convention xmlns=\"urn:paraphe:convention:1\"/>");
}

void link_many(const Folder& folder, int count) {
  fs::create_directory(folder.path() + "/projets");
  for (int i = 1; i <= count; ++i) {
    std::string name = std::to_string(i);
    name.insert(0, 4 - name.size(), '0');
    fs::create_symlink(sound_drafts + "minimale.xml", folder.path() + "/projets/" + name + ".xml");
  }
}

Running::Running(const Folder& folder, const std::vector<std::string>& arguments)
    : folder_(folder) {
  process_ = ::fork();
  if (process_ != 0) return;
  const auto send = [&](int stream, const char* name) {
    const int file = ::open((folder.path() + "/" + name).c_str(), O_CREAT | O_WRONLY, 0600);
    ::dup2(file, stream);
  };
  send(STDOUT_FILENO, "out");
  send(STDERR_FILENO, "err");
  if (::chdir(folder.path().c_str()) != 0) ::_exit(126);
  const std::string program = binary_dir + std::string("/paraphe");
  std::vector<char*> words{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) {
    words.push_back(const_cast<char*>(argument.c_str()));
  }
  words.push_back(nullptr);
  ::signal(SIGINT, SIG_DFL);  // a shell starts what works in the background deaf to it
  ::execv(program.c_str(), words.data());
  ::_exit(127);
}

bool Running::is_writing() const {
  std::error_code error;
  for (const auto& file :
       fs::directory_iterator("/proc/" + std::to_string(process_) + "/fd", error)) {
    const std::string target = fs::read_symlink(file.path(), error).string();
    if (target.starts_with(folder_.path()) && target.ends_with(" (deleted)")) return true;
  }
  return false;
}

int Running::interrupt_when(const std::function<bool()>& begun, int signal) const {
  for (int i = 0; i < 6000 && !begun(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  ::kill(process_, signal);
  int status = 0;
  ::waitpid(process_, &status, 0);
  return status;
}

std::size_t told_done(const std::string& err, std::size_t of) {
  std::smatch match;
  const std::regex said("paraphe\u00A0: interrompu\u00A0: ([0-9\u202F]+) projets? sur " +
                        (of < 1000 ? std::to_string(of)
                                   : std::to_string(of / 1000) + "\u202F" +
                                         std::to_string(of % 1000 + 1000).substr(1)));
  if (!std::regex_search(err, match, said)) return std::string::npos;
  return std::stoul(std::regex_replace(match.str(1), std::regex("\u202F"), ""));
}

}  // namespace paraphe::testing
