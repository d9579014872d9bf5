// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "output/report/report.h"

namespace paraphe {

/// With what many PDFs are verified: answers made with the same may be put together.
struct AttestationEdition {
  Edition of;        ///< program, schema and rules
  std::string form;  ///< the template that was asked for; empty: that of each PDF
};

/// Many answers as JSON, written one by one; the schema is schemas/attestation.schema.json.
class AttestationList {
 public:
  AttestationList(AttestationEdition edition, std::optional<Shard> shard)
      : edition_(std::move(edition)), shard_(shard) {}

  std::string begin() const;
  /// `answer`: one attestation as JSON.
  std::string add(const std::string& answer);
  /// `left_out`: how many were not come to.
  std::string end(std::size_t left_out) const;

 private:
  AttestationEdition edition_;
  std::optional<Shard> shard_;
  bool empty_ = true;
};

/// The answers of an earlier list, whole or interrupted, to take up from it.
class EarlierAnswers {
 public:
  EarlierAnswers();
  ~EarlierAnswers();
  EarlierAnswers(EarlierAnswers&&) noexcept;
  EarlierAnswers& operator=(EarlierAnswers&&) noexcept;

  /// Reads the list at `path`; no answers where there is no such file, or where other versions or
  /// another template made it. Errors: throws Stop with exit_input when it is there and is no such
  /// list.
  static EarlierAnswers read(const std::string& path, const AttestationEdition& edition);

  struct Answer {
    std::string json;
    int code = 0;
  };
  /// What was answered of `file` when it held these bytes, if that rests on nothing but the file.
  std::optional<Answer> of(const std::string& file, std::string_view bytes) const;

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

}  // namespace paraphe
