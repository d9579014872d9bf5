// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "compose/scribe.h"

namespace paraphe {

/// The blocks of an article, an annex, an axis or the preamble; axes have headings of `level`.
/// « À l’article 4, le mot : « cinq » est remplacé par… », and the new text between guillemets.
std::vector<Block> write_modification(Scribe& scribe, const Modification& change, Source source,
                                      int level);
std::vector<Block> write_parts(Scribe& scribe, const std::vector<BodyPart>& parts, int level);

/// « Article 1er — Objet » and what it holds, headings of level 2.
Block write_article(Scribe& scribe, const Article& article, int number);

Block write_list(Scribe& scribe, const List& list);
std::vector<Block> write_enumeration(Scribe& scribe, const Enumeration& enumeration);
std::vector<Block> write_table(Scribe& scribe, const Table& table, Source source);

/// « le CNRS », « La Région et le CNRS », « A, B et C ».
Runs join(Scribe& scribe, const std::vector<Runs>& parts, Source source);

/// A container without style.
Block container(Role role, Source source = {});

}  // namespace paraphe
