// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/prose.h"

namespace paraphe {

/// What a sentence says that amounts come to, after « soit » or « pour un total de », or that an
/// amount is made of.
struct WrittenEquation {
  enum class Kind {
    product,  ///< « 30 000 € par an pendant trois ans, soit 90 000 € », « 12 mensualités de … »
    sum,  ///< « 40 000 € et 60 000 €, soit 100 000 € », « 100 000 € : 40 000 € et 60 000 € »
    share,  ///< « 40 % de 200 000 €, soit 80 000 € », « 80 000 €, soit 40 % de 200 000 € »
    tax,  ///< « 100 000 € HT, soit 120 000 € TTC », « 100 000 € HT (120 000 € TTC) »
  };
  Kind kind = Kind::sum;
  std::int64_t reckoned = 0;  ///< what the terms come to, in cents; of `tax`, the amount before it
  std::int64_t stated = 0;    ///< in cents; of `tax`, the amount with it
  /// Whether they agree but for the rounding of the terms; of `tax`, which rates tell, always true.
  bool holds = true;
};

/// Equations whose every term was read: those that words between may turn into something else
/// (« chacun », « environ », a percentage) are left out. Parts after « dont », or before « et le
/// solde », hold while they do not exceed the whole. Never fails; prose.h tells the rest.
std::vector<Found<WrittenEquation>> find_equations(const Tokens& tokens);
inline std::vector<Found<WrittenEquation>> find_equations(std::string_view text) {
  return find_equations(Tokens(text));
}

}  // namespace paraphe
