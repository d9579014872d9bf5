// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <exception>
#include <mutex>

namespace paraphe {

/// What is made once, by whichever thread asks first. Where the making throws, so does every
/// demand, then and later. An exception that left std::call_once itself would pass through frames
/// of the C library, which takes memory of its own to unwind them, and aborts without.
class Once {
 public:
  template <class Make>
  void run(Make make) {
    std::call_once(flag_, [&] {
      try {
        make();
      } catch (...) {
        failure_ = std::current_exception();
      }
    });
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  std::once_flag flag_;
  std::exception_ptr failure_;
};

}  // namespace paraphe
