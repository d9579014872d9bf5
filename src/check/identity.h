// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace paraphe {

/// What a finding at `node` (an element, an attribute, a text, the document) is about.
///
/// The key is the path down from the nearest element that bears an `id`, itself included, else from
/// below the root: `axe[@id='axe-2']/titre`, `duree/@fin`; the root is `convention`. A step among
/// several of the same name tells which: `alinea[2]`.
///
/// The fingerprint is the SHA-256 of what stands there: of an element its name, its attributes in
/// order of their names, its content, runs of white space collapsed and those next to a tag left
/// out; of an attribute the start tag of its owner; of a text its element. Comments, processing
/// instructions, prefixes and `xsi:` hints count for nothing. Of the root the start tag and
/// `message` alone: what is said there is about the document as a whole, which changes every day.
Identity identify(const xmlNode* node, const std::string& message);

/// Several findings of one assertion about one thing (two themes missing from one list) share their
/// identity, and a waiver of one would cover the other: adds the message of each to its
/// fingerprint. Drops `said` of all.
void tell_apart(std::vector<Diagnostic>& findings);

/// Whether two keys differ only by the ranks of steps among others of the same name, which move
/// when a paragraph is added before them.
bool same_but_for_ranks(const std::string& a, const std::string& b);

}  // namespace paraphe
