// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <qpdf/QPDF.hh>
#include <set>
#include <string>

#include "lifecycle/difference.h"

namespace paraphe {

/// What each object that the catalog leads to belongs to, but for those that only the validation
/// data (/DSS) lead to. Objects that are referred to and do not exist are there too.
std::map<QPDFObjGen, Part> map_parts(QPDF& pdf);

/// The objects that the validation data of `pdf` lead to.
std::set<QPDFObjGen> validation_objects(QPDF& pdf);

/// What a key of the catalog leads to.
Part part_of_catalog_key(const std::string& key);

/// The objects that `object` refers to, itself apart.
std::set<QPDFObjGen> references_of(QPDFObjectHandle object);

}  // namespace paraphe
