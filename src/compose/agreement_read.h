// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "compose/agreement.h"

namespace paraphe::reading {

/// How the parts of a draft are read; for agreement_read*.cpp only.

/// The name of an element without its prefix.
std::string_view local_name(const pugi::xml_node& node);
bool is(const pugi::xml_node& node, std::string_view name);
/// The first child element of that name, or a null node.
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
std::vector<pugi::xml_node> children(const pugi::xml_node& node, std::string_view name);
std::vector<pugi::xml_node> elements(const pugi::xml_node& node);

/// The offset of the `<`: pugixml points past it.
Source source(const pugi::xml_node& node);

/// XML white space brought to single spaces, none at the ends (xs:token).
std::string collapsed(std::string_view text);
std::string attribute(const pugi::xml_node& node, const char* name);
std::vector<std::string> tokens(const pugi::xml_node& node, const char* name);
std::optional<Date> date(const pugi::xml_node& node, const char* name);
std::optional<Duration> duration(const pugi::xml_node& node, const char* name);
std::optional<Writing> writing(const pugi::xml_node& node);
int number(const pugi::xml_node& node, const char* name, int otherwise);
ToCome to_come(const pugi::xml_node& node);

Content content(const pugi::xml_node& node);
std::vector<BodyPart> body(const pugi::xml_node& node);
Modification modification(const pugi::xml_node& node, Modification::Kind kind);
std::vector<Party> parties(const pugi::xml_node& node);
std::vector<Attendant> attendants(const pugi::xml_node& node);
Term term(const pugi::xml_node& node);
/// The act that an amendment changes, from `acteModifie`.
Predecessor amended_act(const pugi::xml_node& node);
/// When an amendment takes effect and when the act ends, from its root; `end`: its last day so far.
Term amended_term(const pugi::xml_node& root, std::optional<Date> end);

}  // namespace paraphe::reading
