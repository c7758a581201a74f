"use strict";

const { getMetadataArgsStorage } = require("typeorm");
const { before } = require("./by-hand");
const { compare, report } = require("./report");
const { schemaFromTypeorm } = require("./schema-from-typeorm");
const { Post, User } = require("./typeorm-entities");

exports.wanted = schemaFromTypeorm(getMetadataArgsStorage(), [User, Post]);

if (require.main === module)
  console.log(report("From the schema by hand to TypeORM's entities", compare(before, exports.wanted)));
