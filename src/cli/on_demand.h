// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "base/diagnostic.h"
#include "base/once.h"
#include "cli/unreadable.h"

namespace paraphe {

/// A file of the program's data (a Schema, a WaiverPolicy) that the first who needs it loads, for
/// most drafts need none of it; threads may share it.
template <class Data>
class OnDemand {
 public:
  explicit OnDemand(std::string path) : path_(std::move(path)) {}

  /// The data; null when it cannot be used, and then `findings` says why.
  const Data* get(Diagnostics& findings) {
    once_.run([this] { load(); });
    if (data_) return &*data_;
    for (const Diagnostic& fault : faults_.items()) findings.add(fault);
    return nullptr;
  }

 private:
  void load() {
    try {
      data_ = Data::load(path_, faults_);
    } catch (const std::system_error& error) {
      faults_.add(unreadable(path_, error.code().value()));
    }
  }

  std::string path_;
  Once once_;
  std::optional<Data> data_;
  Diagnostics faults_;
};

}  // namespace paraphe
