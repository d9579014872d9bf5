// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace paraphe {

/// What the code on a page says: its one definition, for who prints and for who reads. Example:
///
///     PARAPHE1S:CNRS-NOR-2021-04:M9T5XYQ6TRJ3…:7/14:2/3:8Z6K…
///
/// Fields between colons, in the alphanumeric set of QR codes (digits, capitals, « /:- »), in which
/// a sign takes five bits and a half: « PARAPHE », the version of the format, S for signature or P
/// for projet; the agreement; 20 bytes of the fingerprint; page and pages; original and originals
/// or nothing; 8 bytes of the digest of the text of the page. Bytes are in Crockford’s base 32.
/// There is no address: it is read without a network, by `paraphe verify`.
///
/// Room for a seal, not built: a seventh field, which a reader of version 1 passes over, would hold
/// the 64 bytes of an Ed25519 or ECDSA P-256 signature by the key of the body: 103 signs and a
/// colon. Without it a code takes 59 signs besides agreement (20 at most), page and original (11
/// each): version 4 at level M (90 signs, 33 modules) where these are 31 or less together, else
/// version 5 (122 signs, 37 modules), for 101 at most. With it, 205 at most: version 8 (221 signs,
/// 49 modules). In a square of 25 mm, quiet zone of 4 modules included, a module is then 25 / 57 =
/// 0.44 mm, and 0.4 mm is the least. Capacities: ISO/IEC 18004:2015, table 7.
struct PageCode {
  std::string agreement;  ///< its reference, else its parties, as `code_name` writes them
  std::array<unsigned char, 20> fingerprint{};
  int page = 0, pages = 0;
  int original = 0, originals = 0;  ///< 0: it is none of several
  std::array<unsigned char, 8> text{};
  bool for_signature = false;
};

/// The format that `write_page_code` writes.
constexpr int page_code_version = 1;

/// `text` in the letters of a code: capitals without accents, digits, hyphens for all else; 20
/// signs at most, the last of which is a hyphen where it is cut, and only there.
std::string code_name(std::string_view text);

/// A name of a code for a reader: « CNRS-NORMANDIE-2021… » where it is cut.
std::string shown_name(std::string_view name);

std::string write_page_code(const PageCode& code);

/// What a text that was read off a page turns out to be.
struct ReadPageCode {
  enum class Kind {
    known,
    foreign,  ///< not one of ours
    future,   ///< of a format that this program does not know
    damaged   ///< one of ours, in which something is missing or impossible
  } kind = Kind::foreign;
  int version = 0;
  PageCode code;  ///< when known
};

/// Spaces are passed over, case does not count, and where base 32 stands O is 0, I and L are 1: the
/// code may have been typed.
ReadPageCode read_page_code(std::string_view text);

}  // namespace paraphe
