// Generated from schemas/ by `npm run codegen`. Do not edit.
var __getOwnPropNames = Object.getOwnPropertyNames;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};

// node_modules/ajv/dist/runtime/ucs2length.js
var require_ucs2length = __commonJS({
  "node_modules/ajv/dist/runtime/ucs2length.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    function ucs2length(str) {
      const len = str.length;
      let length = 0;
      let pos = 0;
      let value;
      while (pos < len) {
        length++;
        value = str.charCodeAt(pos++);
        if (value >= 55296 && value <= 56319 && pos < len) {
          value = str.charCodeAt(pos);
          if ((value & 64512) === 56320)
            pos++;
        }
      }
      return length;
    }
    exports.default = ucs2length;
    ucs2length.code = 'require("ajv/dist/runtime/ucs2length").default';
  }
});

// <stdin>
var candidateQueuePolicy = validate10;
var schema11 = { "$id": "candidate-queue-policy.schema.json", "title": "CandidateQueuePolicy", "description": "candidate_queue_policy.json: how the queue is chosen. What is absent, null, empty, negative, or a top_n of 0 is not given; keys that are not known here are ignored.", "type": "object", "properties": { "mode": { "enum": ["mixed", "robust_only", "exploration_only", "", null] }, "top_n": { "description": "Largest count of rows in the queue.", "type": ["integer", "null"] }, "min_score": { "description": "Rows with a lower score_total are left out.", "type": ["number", "null"] }, "mixed": { "oneOf": [{ "type": "null" }, { "$ref": "#/definitions/MixedSlots" }] } }, "definitions": { "MixedSlots": { "title": "MixedSlots", "description": "How many places of the queue are kept for each kind in mode mixed.", "type": "object", "properties": { "robust_slots": { "description": "For promote_candidate and watchlist_rerun.", "type": ["integer", "null"] }, "exploration_slots": { "description": "For reject_or_research.", "type": ["integer", "null"] } } } } };
var schema12 = { "title": "MixedSlots", "description": "How many places of the queue are kept for each kind in mode mixed.", "type": "object", "properties": { "robust_slots": { "description": "For promote_candidate and watchlist_rerun.", "type": ["integer", "null"] }, "exploration_slots": { "description": "For reject_or_research.", "type": ["integer", "null"] } } };
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.mode !== void 0) {
        let data0 = data.mode;
        const _errs1 = errors;
        if (!(data0 === "mixed" || data0 === "robust_only" || data0 === "exploration_only" || data0 === "" || data0 === null)) {
          validate10.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema11.properties.mode.enum }, message: "must be equal to one of the allowed values" }];
          return false;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.top_n !== void 0) {
          let data1 = data.top_n;
          const _errs2 = errors;
          if (!(typeof data1 == "number" && (!(data1 % 1) && !isNaN(data1))) && data1 !== null) {
            validate10.errors = [{ instancePath: instancePath + "/top_n", schemaPath: "#/properties/top_n/type", keyword: "type", params: { type: schema11.properties.top_n.type }, message: "must be integer,null" }];
            return false;
          }
          var valid0 = _errs2 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.min_score !== void 0) {
            let data2 = data.min_score;
            const _errs4 = errors;
            if (!(typeof data2 == "number") && data2 !== null) {
              validate10.errors = [{ instancePath: instancePath + "/min_score", schemaPath: "#/properties/min_score/type", keyword: "type", params: { type: schema11.properties.min_score.type }, message: "must be number,null" }];
              return false;
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.mixed !== void 0) {
              let data3 = data.mixed;
              const _errs6 = errors;
              const _errs7 = errors;
              let valid1 = false;
              let passing0 = null;
              const _errs8 = errors;
              if (data3 !== null) {
                const err0 = { instancePath: instancePath + "/mixed", schemaPath: "#/properties/mixed/oneOf/0/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                if (vErrors === null) {
                  vErrors = [err0];
                } else {
                  vErrors.push(err0);
                }
                errors++;
              }
              var _valid0 = _errs8 === errors;
              if (_valid0) {
                valid1 = true;
                passing0 = 0;
              }
              const _errs10 = errors;
              const _errs11 = errors;
              if (errors === _errs11) {
                if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                  if (data3.robust_slots !== void 0) {
                    let data4 = data3.robust_slots;
                    const _errs13 = errors;
                    if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4))) && data4 !== null) {
                      const err1 = { instancePath: instancePath + "/mixed/robust_slots", schemaPath: "#/definitions/MixedSlots/properties/robust_slots/type", keyword: "type", params: { type: schema12.properties.robust_slots.type }, message: "must be integer,null" };
                      if (vErrors === null) {
                        vErrors = [err1];
                      } else {
                        vErrors.push(err1);
                      }
                      errors++;
                    }
                    var valid3 = _errs13 === errors;
                  } else {
                    var valid3 = true;
                  }
                  if (valid3) {
                    if (data3.exploration_slots !== void 0) {
                      let data5 = data3.exploration_slots;
                      const _errs15 = errors;
                      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5))) && data5 !== null) {
                        const err2 = { instancePath: instancePath + "/mixed/exploration_slots", schemaPath: "#/definitions/MixedSlots/properties/exploration_slots/type", keyword: "type", params: { type: schema12.properties.exploration_slots.type }, message: "must be integer,null" };
                        if (vErrors === null) {
                          vErrors = [err2];
                        } else {
                          vErrors.push(err2);
                        }
                        errors++;
                      }
                      var valid3 = _errs15 === errors;
                    } else {
                      var valid3 = true;
                    }
                  }
                } else {
                  const err3 = { instancePath: instancePath + "/mixed", schemaPath: "#/definitions/MixedSlots/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                  if (vErrors === null) {
                    vErrors = [err3];
                  } else {
                    vErrors.push(err3);
                  }
                  errors++;
                }
              }
              var _valid0 = _errs10 === errors;
              if (_valid0 && valid1) {
                valid1 = false;
                passing0 = [passing0, 1];
              } else {
                if (_valid0) {
                  valid1 = true;
                  passing0 = 1;
                }
              }
              if (!valid1) {
                const err4 = { instancePath: instancePath + "/mixed", schemaPath: "#/properties/mixed/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
                if (vErrors === null) {
                  vErrors = [err4];
                } else {
                  vErrors.push(err4);
                }
                errors++;
                validate10.errors = vErrors;
                return false;
              } else {
                errors = _errs7;
                if (vErrors !== null) {
                  if (_errs7) {
                    vErrors.length = _errs7;
                  } else {
                    vErrors = null;
                  }
                }
              }
              var valid0 = _errs6 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate10.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate10.errors = vErrors;
  return errors === 0;
}
var cleanupLogEntry = validate11;
var schema13 = { "$id": "cleanup-log-entry.schema.json", "title": "CleanupLogEntry", "description": "One line of audit/cleanup_log.jsonl. An intent stands before the item is touched; moved or put_back when it is done, and deleted after moved with --delete. An intent that nothing follows was cut off: the item is at its path or at the destination, and the next apply says where.", "type": "object", "required": ["schema", "at", "event", "path", "destination", "delete", "kind", "rule", "reason", "decision_tag", "record", "bytes", "files", "listing_sha256", "plan_sha256", "by", "note"], "properties": { "schema": { "const": "cleanup-log-entry/v1" }, "at": { "$ref": "common.schema.json#/definitions/Instant" }, "event": { "enum": ["intent", "moved", "deleted", "put_back"] }, "path": { "description": "Relative to the repository.", "type": "string", "minLength": 1 }, "destination": { "description": "Where it was moved, relative to the repository; what is deleted passes through it.", "type": "string", "minLength": 1 }, "delete": { "description": "True with --delete.", "type": "boolean" }, "kind": { "$ref": "cleanup-plan.schema.json#/definitions/ItemKind" }, "rule": { "$ref": "cleanup-plan.schema.json#/definitions/RetentionRule" }, "reason": { "type": "string", "minLength": 1 }, "decision_tag": { "type": ["string", "null"] }, "record": { "$ref": "cleanup-plan.schema.json#/definitions/RunRecordKind" }, "bytes": { "type": "integer", "minimum": 0 }, "files": { "type": "integer", "minimum": 0 }, "listing_sha256": { "$ref": "cleanup-plan.schema.json#/definitions/Sha256" }, "plan_sha256": { "$ref": "cleanup-plan.schema.json#/definitions/Sha256" }, "by": { "title": "CleanupAuthor", "type": "object", "required": ["user", "host", "pid"], "properties": { "user": { "type": "string" }, "host": { "type": "string" }, "pid": { "type": "integer", "minimum": 1 } } }, "note": { "description": "Why it was put back, or that an earlier apply was cut off.", "type": ["string", "null"] } } };
var schema23 = { "title": "CleanupItemKind", "enum": ["run", "freeze", "shard", "cache", "bundle"] };
var schema24 = { "title": "RetentionRule", "enum": ["aborted_runs", "unreferenced_freezes", "shard_outputs", "caches", "temporary_bundles"] };
var schema25 = { "title": "RunRecordKind", "description": "How the run ended; null for what is no run directory.", "enum": ["blocked_at_preflight", "interrupted", "lost", "failed", "succeeded", null] };
var pattern0 = new RegExp("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$", "u");
var pattern2 = new RegExp("^[0-9a-f]{64}$", "u");
var func2 = require_ucs2length().default;
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.at === void 0 && (missing0 = "at") || data.event === void 0 && (missing0 = "event") || data.path === void 0 && (missing0 = "path") || data.destination === void 0 && (missing0 = "destination") || data.delete === void 0 && (missing0 = "delete") || data.kind === void 0 && (missing0 = "kind") || data.rule === void 0 && (missing0 = "rule") || data.reason === void 0 && (missing0 = "reason") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.record === void 0 && (missing0 = "record") || data.bytes === void 0 && (missing0 = "bytes") || data.files === void 0 && (missing0 = "files") || data.listing_sha256 === void 0 && (missing0 = "listing_sha256") || data.plan_sha256 === void 0 && (missing0 = "plan_sha256") || data.by === void 0 && (missing0 = "by") || data.note === void 0 && (missing0 = "note")) {
        validate11.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("cleanup-log-entry/v1" !== data.schema) {
            validate11.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "cleanup-log-entry/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.at !== void 0) {
            let data1 = data.at;
            const _errs2 = errors;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data1 === "string") {
                if (!pattern0.test(data1)) {
                  validate11.errors = [{ instancePath: instancePath + "/at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                  return false;
                }
              } else {
                validate11.errors = [{ instancePath: instancePath + "/at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.event !== void 0) {
              let data2 = data.event;
              const _errs5 = errors;
              if (!(data2 === "intent" || data2 === "moved" || data2 === "deleted" || data2 === "put_back")) {
                validate11.errors = [{ instancePath: instancePath + "/event", schemaPath: "#/properties/event/enum", keyword: "enum", params: { allowedValues: schema13.properties.event.enum }, message: "must be equal to one of the allowed values" }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.path !== void 0) {
                let data3 = data.path;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data3 === "string") {
                    if (func2(data3) < 1) {
                      validate11.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                      return false;
                    }
                  } else {
                    validate11.errors = [{ instancePath: instancePath + "/path", schemaPath: "#/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.destination !== void 0) {
                  let data4 = data.destination;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (typeof data4 === "string") {
                      if (func2(data4) < 1) {
                        validate11.errors = [{ instancePath: instancePath + "/destination", schemaPath: "#/properties/destination/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                        return false;
                      }
                    } else {
                      validate11.errors = [{ instancePath: instancePath + "/destination", schemaPath: "#/properties/destination/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.delete !== void 0) {
                    const _errs10 = errors;
                    if (typeof data.delete !== "boolean") {
                      validate11.errors = [{ instancePath: instancePath + "/delete", schemaPath: "#/properties/delete/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                      return false;
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.kind !== void 0) {
                      let data6 = data.kind;
                      const _errs12 = errors;
                      if (!(data6 === "run" || data6 === "freeze" || data6 === "shard" || data6 === "cache" || data6 === "bundle")) {
                        validate11.errors = [{ instancePath: instancePath + "/kind", schemaPath: "cleanup-plan.schema.json#/definitions/ItemKind/enum", keyword: "enum", params: { allowedValues: schema23.enum }, message: "must be equal to one of the allowed values" }];
                        return false;
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.rule !== void 0) {
                        let data7 = data.rule;
                        const _errs14 = errors;
                        if (!(data7 === "aborted_runs" || data7 === "unreferenced_freezes" || data7 === "shard_outputs" || data7 === "caches" || data7 === "temporary_bundles")) {
                          validate11.errors = [{ instancePath: instancePath + "/rule", schemaPath: "cleanup-plan.schema.json#/definitions/RetentionRule/enum", keyword: "enum", params: { allowedValues: schema24.enum }, message: "must be equal to one of the allowed values" }];
                          return false;
                        }
                        var valid0 = _errs14 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.reason !== void 0) {
                          let data8 = data.reason;
                          const _errs16 = errors;
                          if (errors === _errs16) {
                            if (typeof data8 === "string") {
                              if (func2(data8) < 1) {
                                validate11.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                return false;
                              }
                            } else {
                              validate11.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                          }
                          var valid0 = _errs16 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.decision_tag !== void 0) {
                            let data9 = data.decision_tag;
                            const _errs18 = errors;
                            if (typeof data9 !== "string" && data9 !== null) {
                              validate11.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: schema13.properties.decision_tag.type }, message: "must be string,null" }];
                              return false;
                            }
                            var valid0 = _errs18 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.record !== void 0) {
                              let data10 = data.record;
                              const _errs20 = errors;
                              if (!(data10 === "blocked_at_preflight" || data10 === "interrupted" || data10 === "lost" || data10 === "failed" || data10 === "succeeded" || data10 === null)) {
                                validate11.errors = [{ instancePath: instancePath + "/record", schemaPath: "cleanup-plan.schema.json#/definitions/RunRecordKind/enum", keyword: "enum", params: { allowedValues: schema25.enum }, message: "must be equal to one of the allowed values" }];
                                return false;
                              }
                              var valid0 = _errs20 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.bytes !== void 0) {
                                let data11 = data.bytes;
                                const _errs22 = errors;
                                if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)))) {
                                  validate11.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                  return false;
                                }
                                if (errors === _errs22) {
                                  if (typeof data11 == "number") {
                                    if (data11 < 0 || isNaN(data11)) {
                                      validate11.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                      return false;
                                    }
                                  }
                                }
                                var valid0 = _errs22 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.files !== void 0) {
                                  let data12 = data.files;
                                  const _errs24 = errors;
                                  if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)))) {
                                    validate11.errors = [{ instancePath: instancePath + "/files", schemaPath: "#/properties/files/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                    return false;
                                  }
                                  if (errors === _errs24) {
                                    if (typeof data12 == "number") {
                                      if (data12 < 0 || isNaN(data12)) {
                                        validate11.errors = [{ instancePath: instancePath + "/files", schemaPath: "#/properties/files/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                        return false;
                                      }
                                    }
                                  }
                                  var valid0 = _errs24 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.listing_sha256 !== void 0) {
                                    let data13 = data.listing_sha256;
                                    const _errs26 = errors;
                                    const _errs27 = errors;
                                    if (errors === _errs27) {
                                      if (typeof data13 === "string") {
                                        if (!pattern2.test(data13)) {
                                          validate11.errors = [{ instancePath: instancePath + "/listing_sha256", schemaPath: "cleanup-plan.schema.json#/definitions/Sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                          return false;
                                        }
                                      } else {
                                        validate11.errors = [{ instancePath: instancePath + "/listing_sha256", schemaPath: "cleanup-plan.schema.json#/definitions/Sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                    }
                                    var valid0 = _errs26 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.plan_sha256 !== void 0) {
                                      let data14 = data.plan_sha256;
                                      const _errs29 = errors;
                                      const _errs30 = errors;
                                      if (errors === _errs30) {
                                        if (typeof data14 === "string") {
                                          if (!pattern2.test(data14)) {
                                            validate11.errors = [{ instancePath: instancePath + "/plan_sha256", schemaPath: "cleanup-plan.schema.json#/definitions/Sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                            return false;
                                          }
                                        } else {
                                          validate11.errors = [{ instancePath: instancePath + "/plan_sha256", schemaPath: "cleanup-plan.schema.json#/definitions/Sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                      }
                                      var valid0 = _errs29 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.by !== void 0) {
                                        let data15 = data.by;
                                        const _errs32 = errors;
                                        if (errors === _errs32) {
                                          if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
                                            let missing1;
                                            if (data15.user === void 0 && (missing1 = "user") || data15.host === void 0 && (missing1 = "host") || data15.pid === void 0 && (missing1 = "pid")) {
                                              validate11.errors = [{ instancePath: instancePath + "/by", schemaPath: "#/properties/by/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                              return false;
                                            } else {
                                              if (data15.user !== void 0) {
                                                const _errs34 = errors;
                                                if (typeof data15.user !== "string") {
                                                  validate11.errors = [{ instancePath: instancePath + "/by/user", schemaPath: "#/properties/by/properties/user/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                  return false;
                                                }
                                                var valid7 = _errs34 === errors;
                                              } else {
                                                var valid7 = true;
                                              }
                                              if (valid7) {
                                                if (data15.host !== void 0) {
                                                  const _errs36 = errors;
                                                  if (typeof data15.host !== "string") {
                                                    validate11.errors = [{ instancePath: instancePath + "/by/host", schemaPath: "#/properties/by/properties/host/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                    return false;
                                                  }
                                                  var valid7 = _errs36 === errors;
                                                } else {
                                                  var valid7 = true;
                                                }
                                                if (valid7) {
                                                  if (data15.pid !== void 0) {
                                                    let data18 = data15.pid;
                                                    const _errs38 = errors;
                                                    if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)))) {
                                                      validate11.errors = [{ instancePath: instancePath + "/by/pid", schemaPath: "#/properties/by/properties/pid/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                      return false;
                                                    }
                                                    if (errors === _errs38) {
                                                      if (typeof data18 == "number") {
                                                        if (data18 < 1 || isNaN(data18)) {
                                                          validate11.errors = [{ instancePath: instancePath + "/by/pid", schemaPath: "#/properties/by/properties/pid/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                                          return false;
                                                        }
                                                      }
                                                    }
                                                    var valid7 = _errs38 === errors;
                                                  } else {
                                                    var valid7 = true;
                                                  }
                                                }
                                              }
                                            }
                                          } else {
                                            validate11.errors = [{ instancePath: instancePath + "/by", schemaPath: "#/properties/by/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                            return false;
                                          }
                                        }
                                        var valid0 = _errs32 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                      if (valid0) {
                                        if (data.note !== void 0) {
                                          let data19 = data.note;
                                          const _errs40 = errors;
                                          if (typeof data19 !== "string" && data19 !== null) {
                                            validate11.errors = [{ instancePath: instancePath + "/note", schemaPath: "#/properties/note/type", keyword: "type", params: { type: schema13.properties.note.type }, message: "must be string,null" }];
                                            return false;
                                          }
                                          var valid0 = _errs40 === errors;
                                        } else {
                                          var valid0 = true;
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate11.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate11.errors = vErrors;
  return errors === 0;
}
var cleanupPlan = validate13;
var schema16 = { "$id": "cleanup-plan.schema.json", "title": "CleanupPlan", "description": "What may go by the retention policy, and why. A proposal: apply-cleanup judges each item anew.", "type": "object", "required": ["schema", "generated_at", "repository", "policy", "items", "kept", "problems", "total_bytes"], "properties": { "schema": { "const": "cleanup-plan/v1" }, "generated_at": { "$ref": "common.schema.json#/definitions/Instant" }, "repository": { "description": "Absolute, links resolved.", "type": "string", "minLength": 1 }, "policy": { "title": "PolicyInForce", "type": "object", "required": ["source", "sha256", "document"], "properties": { "source": { "description": "The file, relative to the repository, or the words: shipped default.", "type": "string", "minLength": 1 }, "sha256": { "$ref": "#/definitions/Sha256" }, "document": { "$ref": "retention-policy.schema.json" } } }, "items": { "type": "array", "items": { "title": "CleanupItem", "type": "object", "required": ["path", "kind", "rule", "reason", "decision_tag", "record", "age_days", "bytes", "files", "listing_sha256"], "properties": { "path": { "description": "Relative to the repository.", "type": "string", "minLength": 1 }, "kind": { "$ref": "#/definitions/ItemKind" }, "rule": { "$ref": "#/definitions/RetentionRule" }, "reason": { "type": "string", "minLength": 1 }, "decision_tag": { "description": "Null for what belongs to no decision.", "type": ["string", "null"] }, "record": { "$ref": "#/definitions/RunRecordKind" }, "age_days": { "type": "number", "minimum": 0 }, "bytes": { "type": "integer", "minimum": 0 }, "files": { "type": "integer", "minimum": 0 }, "listing_sha256": { "$ref": "#/definitions/Sha256" } } } }, "kept": { "description": "What a rule names and something keeps.", "type": "array", "items": { "title": "KeptPath", "type": "object", "required": ["path", "reasons"], "properties": { "path": { "type": "string", "minLength": 1 }, "reasons": { "type": "array", "minItems": 1, "items": { "type": "string" } } } } }, "problems": { "description": "What could not be read, and therefore keeps what it may refer to.", "type": "array", "items": { "type": "string" } }, "total_bytes": { "type": "integer", "minimum": 0 } }, "definitions": { "Sha256": { "title": "Sha256", "type": "string", "pattern": "^[0-9a-f]{64}$" }, "ItemKind": { "title": "CleanupItemKind", "enum": ["run", "freeze", "shard", "cache", "bundle"] }, "RetentionRule": { "title": "RetentionRule", "enum": ["aborted_runs", "unreferenced_freezes", "shard_outputs", "caches", "temporary_bundles"] }, "RunRecordKind": { "title": "RunRecordKind", "description": "How the run ended; null for what is no run directory.", "enum": ["blocked_at_preflight", "interrupted", "lost", "failed", "succeeded", null] } } };
var schema19 = { "$id": "retention-policy.schema.json", "title": "RetentionPolicy", "description": "What plan-cleanup may propose and what stays whatever else is said. Globs are relative to the repository: * and ? within a name, ** for any folders, hidden names only where the glob says so. An empty list switches a rule off. A glob of shard outputs has one segment {tag}: the decision tag as it stands in names.", "type": "object", "required": ["schema", "open_decision_days", "keep", "references", "aborted_runs", "unreferenced_freezes", "shard_outputs", "caches", "temporary_bundles"], "properties": { "schema": { "const": "retention-policy/v1" }, "open_decision_days": { "description": "A decision stays open for so many days after its newest run started.", "type": "number", "minimum": 0 }, "keep": { "description": "Globs of what is never proposed, with all that is in it.", "type": "array", "items": { "type": "string", "minLength": 1 } }, "references": { "description": "Globs of files whose text keeps what it names, beside ledger, registries, reports and run directories, which always do.", "type": "array", "items": { "type": "string", "minLength": 1 } }, "aborted_runs": { "title": "RunRule", "type": "object", "required": ["older_than_days", "records"], "properties": { "older_than_days": { "$ref": "#/definitions/Days" }, "records": { "description": "Which run directories. What succeeded or failed is never among them; a run that a gate refused after the preflight has failed.", "type": "array", "items": { "enum": ["blocked_at_preflight", "interrupted", "lost"] } } } }, "unreferenced_freezes": { "$ref": "#/definitions/PathRule" }, "shard_outputs": { "$ref": "#/definitions/PathRule" }, "caches": { "$ref": "#/definitions/PathRule" }, "temporary_bundles": { "$ref": "#/definitions/PathRule" } }, "definitions": { "Days": { "title": "Days", "description": "By the newest change of anything in it.", "type": "number", "minimum": 0 }, "PathRule": { "title": "PathRule", "type": "object", "required": ["older_than_days", "paths"], "properties": { "older_than_days": { "$ref": "#/definitions/Days" }, "paths": { "type": "array", "items": { "type": "string", "minLength": 1 } } } } } };
function validate15(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.older_than_days === void 0 && (missing0 = "older_than_days") || data.paths === void 0 && (missing0 = "paths")) {
        validate15.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.older_than_days !== void 0) {
          let data0 = data.older_than_days;
          const _errs1 = errors;
          const _errs2 = errors;
          if (errors === _errs2) {
            if (typeof data0 == "number") {
              if (data0 < 0 || isNaN(data0)) {
                validate15.errors = [{ instancePath: instancePath + "/older_than_days", schemaPath: "#/definitions/Days/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                return false;
              }
            } else {
              validate15.errors = [{ instancePath: instancePath + "/older_than_days", schemaPath: "#/definitions/Days/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.paths !== void 0) {
            let data1 = data.paths;
            const _errs4 = errors;
            if (errors === _errs4) {
              if (Array.isArray(data1)) {
                var valid2 = true;
                const len0 = data1.length;
                for (let i0 = 0; i0 < len0; i0++) {
                  let data2 = data1[i0];
                  const _errs6 = errors;
                  if (errors === _errs6) {
                    if (typeof data2 === "string") {
                      if (func2(data2) < 1) {
                        validate15.errors = [{ instancePath: instancePath + "/paths/" + i0, schemaPath: "#/properties/paths/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                        return false;
                      }
                    } else {
                      validate15.errors = [{ instancePath: instancePath + "/paths/" + i0, schemaPath: "#/properties/paths/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid2 = _errs6 === errors;
                  if (!valid2) {
                    break;
                  }
                }
              } else {
                validate15.errors = [{ instancePath: instancePath + "/paths", schemaPath: "#/properties/paths/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                return false;
              }
            }
            var valid0 = _errs4 === errors;
          } else {
            var valid0 = true;
          }
        }
      }
    } else {
      validate15.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate15.errors = vErrors;
  return errors === 0;
}
function validate14(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.open_decision_days === void 0 && (missing0 = "open_decision_days") || data.keep === void 0 && (missing0 = "keep") || data.references === void 0 && (missing0 = "references") || data.aborted_runs === void 0 && (missing0 = "aborted_runs") || data.unreferenced_freezes === void 0 && (missing0 = "unreferenced_freezes") || data.shard_outputs === void 0 && (missing0 = "shard_outputs") || data.caches === void 0 && (missing0 = "caches") || data.temporary_bundles === void 0 && (missing0 = "temporary_bundles")) {
        validate14.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("retention-policy/v1" !== data.schema) {
            validate14.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "retention-policy/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.open_decision_days !== void 0) {
            let data1 = data.open_decision_days;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data1 == "number") {
                if (data1 < 0 || isNaN(data1)) {
                  validate14.errors = [{ instancePath: instancePath + "/open_decision_days", schemaPath: "#/properties/open_decision_days/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                  return false;
                }
              } else {
                validate14.errors = [{ instancePath: instancePath + "/open_decision_days", schemaPath: "#/properties/open_decision_days/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.keep !== void 0) {
              let data2 = data.keep;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (Array.isArray(data2)) {
                  var valid1 = true;
                  const len0 = data2.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    let data3 = data2[i0];
                    const _errs6 = errors;
                    if (errors === _errs6) {
                      if (typeof data3 === "string") {
                        if (func2(data3) < 1) {
                          validate14.errors = [{ instancePath: instancePath + "/keep/" + i0, schemaPath: "#/properties/keep/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                          return false;
                        }
                      } else {
                        validate14.errors = [{ instancePath: instancePath + "/keep/" + i0, schemaPath: "#/properties/keep/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid1 = _errs6 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                } else {
                  validate14.errors = [{ instancePath: instancePath + "/keep", schemaPath: "#/properties/keep/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.references !== void 0) {
                let data4 = data.references;
                const _errs8 = errors;
                if (errors === _errs8) {
                  if (Array.isArray(data4)) {
                    var valid2 = true;
                    const len1 = data4.length;
                    for (let i1 = 0; i1 < len1; i1++) {
                      let data5 = data4[i1];
                      const _errs10 = errors;
                      if (errors === _errs10) {
                        if (typeof data5 === "string") {
                          if (func2(data5) < 1) {
                            validate14.errors = [{ instancePath: instancePath + "/references/" + i1, schemaPath: "#/properties/references/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                            return false;
                          }
                        } else {
                          validate14.errors = [{ instancePath: instancePath + "/references/" + i1, schemaPath: "#/properties/references/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                      }
                      var valid2 = _errs10 === errors;
                      if (!valid2) {
                        break;
                      }
                    }
                  } else {
                    validate14.errors = [{ instancePath: instancePath + "/references", schemaPath: "#/properties/references/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                    return false;
                  }
                }
                var valid0 = _errs8 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.aborted_runs !== void 0) {
                  let data6 = data.aborted_runs;
                  const _errs12 = errors;
                  if (errors === _errs12) {
                    if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                      let missing1;
                      if (data6.older_than_days === void 0 && (missing1 = "older_than_days") || data6.records === void 0 && (missing1 = "records")) {
                        validate14.errors = [{ instancePath: instancePath + "/aborted_runs", schemaPath: "#/properties/aborted_runs/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                        return false;
                      } else {
                        if (data6.older_than_days !== void 0) {
                          let data7 = data6.older_than_days;
                          const _errs14 = errors;
                          const _errs15 = errors;
                          if (errors === _errs15) {
                            if (typeof data7 == "number") {
                              if (data7 < 0 || isNaN(data7)) {
                                validate14.errors = [{ instancePath: instancePath + "/aborted_runs/older_than_days", schemaPath: "#/definitions/Days/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                return false;
                              }
                            } else {
                              validate14.errors = [{ instancePath: instancePath + "/aborted_runs/older_than_days", schemaPath: "#/definitions/Days/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                              return false;
                            }
                          }
                          var valid3 = _errs14 === errors;
                        } else {
                          var valid3 = true;
                        }
                        if (valid3) {
                          if (data6.records !== void 0) {
                            let data8 = data6.records;
                            const _errs17 = errors;
                            if (errors === _errs17) {
                              if (Array.isArray(data8)) {
                                var valid5 = true;
                                const len2 = data8.length;
                                for (let i2 = 0; i2 < len2; i2++) {
                                  let data9 = data8[i2];
                                  const _errs19 = errors;
                                  if (!(data9 === "blocked_at_preflight" || data9 === "interrupted" || data9 === "lost")) {
                                    validate14.errors = [{ instancePath: instancePath + "/aborted_runs/records/" + i2, schemaPath: "#/properties/aborted_runs/properties/records/items/enum", keyword: "enum", params: { allowedValues: schema19.properties.aborted_runs.properties.records.items.enum }, message: "must be equal to one of the allowed values" }];
                                    return false;
                                  }
                                  var valid5 = _errs19 === errors;
                                  if (!valid5) {
                                    break;
                                  }
                                }
                              } else {
                                validate14.errors = [{ instancePath: instancePath + "/aborted_runs/records", schemaPath: "#/properties/aborted_runs/properties/records/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                return false;
                              }
                            }
                            var valid3 = _errs17 === errors;
                          } else {
                            var valid3 = true;
                          }
                        }
                      }
                    } else {
                      validate14.errors = [{ instancePath: instancePath + "/aborted_runs", schemaPath: "#/properties/aborted_runs/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                      return false;
                    }
                  }
                  var valid0 = _errs12 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.unreferenced_freezes !== void 0) {
                    const _errs20 = errors;
                    if (!validate15(data.unreferenced_freezes, { instancePath: instancePath + "/unreferenced_freezes", parentData: data, parentDataProperty: "unreferenced_freezes", rootData })) {
                      vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
                      errors = vErrors.length;
                    }
                    var valid0 = _errs20 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.shard_outputs !== void 0) {
                      const _errs21 = errors;
                      if (!validate15(data.shard_outputs, { instancePath: instancePath + "/shard_outputs", parentData: data, parentDataProperty: "shard_outputs", rootData })) {
                        vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
                        errors = vErrors.length;
                      }
                      var valid0 = _errs21 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.caches !== void 0) {
                        const _errs22 = errors;
                        if (!validate15(data.caches, { instancePath: instancePath + "/caches", parentData: data, parentDataProperty: "caches", rootData })) {
                          vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
                          errors = vErrors.length;
                        }
                        var valid0 = _errs22 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.temporary_bundles !== void 0) {
                          const _errs23 = errors;
                          if (!validate15(data.temporary_bundles, { instancePath: instancePath + "/temporary_bundles", parentData: data, parentDataProperty: "temporary_bundles", rootData })) {
                            vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
                            errors = vErrors.length;
                          }
                          var valid0 = _errs23 === errors;
                        } else {
                          var valid0 = true;
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate14.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate14.errors = vErrors;
  return errors === 0;
}
function validate13(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.generated_at === void 0 && (missing0 = "generated_at") || data.repository === void 0 && (missing0 = "repository") || data.policy === void 0 && (missing0 = "policy") || data.items === void 0 && (missing0 = "items") || data.kept === void 0 && (missing0 = "kept") || data.problems === void 0 && (missing0 = "problems") || data.total_bytes === void 0 && (missing0 = "total_bytes")) {
        validate13.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("cleanup-plan/v1" !== data.schema) {
            validate13.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "cleanup-plan/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.generated_at !== void 0) {
            let data1 = data.generated_at;
            const _errs2 = errors;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data1 === "string") {
                if (!pattern0.test(data1)) {
                  validate13.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                  return false;
                }
              } else {
                validate13.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.repository !== void 0) {
              let data2 = data.repository;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (typeof data2 === "string") {
                  if (func2(data2) < 1) {
                    validate13.errors = [{ instancePath: instancePath + "/repository", schemaPath: "#/properties/repository/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate13.errors = [{ instancePath: instancePath + "/repository", schemaPath: "#/properties/repository/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.policy !== void 0) {
                let data3 = data.policy;
                const _errs7 = errors;
                if (errors === _errs7) {
                  if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                    let missing1;
                    if (data3.source === void 0 && (missing1 = "source") || data3.sha256 === void 0 && (missing1 = "sha256") || data3.document === void 0 && (missing1 = "document")) {
                      validate13.errors = [{ instancePath: instancePath + "/policy", schemaPath: "#/properties/policy/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                      return false;
                    } else {
                      if (data3.source !== void 0) {
                        let data4 = data3.source;
                        const _errs9 = errors;
                        if (errors === _errs9) {
                          if (typeof data4 === "string") {
                            if (func2(data4) < 1) {
                              validate13.errors = [{ instancePath: instancePath + "/policy/source", schemaPath: "#/properties/policy/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                              return false;
                            }
                          } else {
                            validate13.errors = [{ instancePath: instancePath + "/policy/source", schemaPath: "#/properties/policy/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                        }
                        var valid2 = _errs9 === errors;
                      } else {
                        var valid2 = true;
                      }
                      if (valid2) {
                        if (data3.sha256 !== void 0) {
                          let data5 = data3.sha256;
                          const _errs11 = errors;
                          const _errs12 = errors;
                          if (errors === _errs12) {
                            if (typeof data5 === "string") {
                              if (!pattern2.test(data5)) {
                                validate13.errors = [{ instancePath: instancePath + "/policy/sha256", schemaPath: "#/definitions/Sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                return false;
                              }
                            } else {
                              validate13.errors = [{ instancePath: instancePath + "/policy/sha256", schemaPath: "#/definitions/Sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                          }
                          var valid2 = _errs11 === errors;
                        } else {
                          var valid2 = true;
                        }
                        if (valid2) {
                          if (data3.document !== void 0) {
                            const _errs14 = errors;
                            if (!validate14(data3.document, { instancePath: instancePath + "/policy/document", parentData: data3, parentDataProperty: "document", rootData })) {
                              vErrors = vErrors === null ? validate14.errors : vErrors.concat(validate14.errors);
                              errors = vErrors.length;
                            }
                            var valid2 = _errs14 === errors;
                          } else {
                            var valid2 = true;
                          }
                        }
                      }
                    }
                  } else {
                    validate13.errors = [{ instancePath: instancePath + "/policy", schemaPath: "#/properties/policy/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                    return false;
                  }
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.items !== void 0) {
                  let data7 = data.items;
                  const _errs15 = errors;
                  if (errors === _errs15) {
                    if (Array.isArray(data7)) {
                      var valid4 = true;
                      const len0 = data7.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data8 = data7[i0];
                        const _errs17 = errors;
                        if (errors === _errs17) {
                          if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                            let missing2;
                            if (data8.path === void 0 && (missing2 = "path") || data8.kind === void 0 && (missing2 = "kind") || data8.rule === void 0 && (missing2 = "rule") || data8.reason === void 0 && (missing2 = "reason") || data8.decision_tag === void 0 && (missing2 = "decision_tag") || data8.record === void 0 && (missing2 = "record") || data8.age_days === void 0 && (missing2 = "age_days") || data8.bytes === void 0 && (missing2 = "bytes") || data8.files === void 0 && (missing2 = "files") || data8.listing_sha256 === void 0 && (missing2 = "listing_sha256")) {
                              validate13.errors = [{ instancePath: instancePath + "/items/" + i0, schemaPath: "#/properties/items/items/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                              return false;
                            } else {
                              if (data8.path !== void 0) {
                                let data9 = data8.path;
                                const _errs19 = errors;
                                if (errors === _errs19) {
                                  if (typeof data9 === "string") {
                                    if (func2(data9) < 1) {
                                      validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/path", schemaPath: "#/properties/items/items/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                      return false;
                                    }
                                  } else {
                                    validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/path", schemaPath: "#/properties/items/items/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                }
                                var valid5 = _errs19 === errors;
                              } else {
                                var valid5 = true;
                              }
                              if (valid5) {
                                if (data8.kind !== void 0) {
                                  let data10 = data8.kind;
                                  const _errs21 = errors;
                                  if (!(data10 === "run" || data10 === "freeze" || data10 === "shard" || data10 === "cache" || data10 === "bundle")) {
                                    validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/kind", schemaPath: "#/definitions/ItemKind/enum", keyword: "enum", params: { allowedValues: schema23.enum }, message: "must be equal to one of the allowed values" }];
                                    return false;
                                  }
                                  var valid5 = _errs21 === errors;
                                } else {
                                  var valid5 = true;
                                }
                                if (valid5) {
                                  if (data8.rule !== void 0) {
                                    let data11 = data8.rule;
                                    const _errs23 = errors;
                                    if (!(data11 === "aborted_runs" || data11 === "unreferenced_freezes" || data11 === "shard_outputs" || data11 === "caches" || data11 === "temporary_bundles")) {
                                      validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/rule", schemaPath: "#/definitions/RetentionRule/enum", keyword: "enum", params: { allowedValues: schema24.enum }, message: "must be equal to one of the allowed values" }];
                                      return false;
                                    }
                                    var valid5 = _errs23 === errors;
                                  } else {
                                    var valid5 = true;
                                  }
                                  if (valid5) {
                                    if (data8.reason !== void 0) {
                                      let data12 = data8.reason;
                                      const _errs25 = errors;
                                      if (errors === _errs25) {
                                        if (typeof data12 === "string") {
                                          if (func2(data12) < 1) {
                                            validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/reason", schemaPath: "#/properties/items/items/properties/reason/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                            return false;
                                          }
                                        } else {
                                          validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/reason", schemaPath: "#/properties/items/items/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                      }
                                      var valid5 = _errs25 === errors;
                                    } else {
                                      var valid5 = true;
                                    }
                                    if (valid5) {
                                      if (data8.decision_tag !== void 0) {
                                        let data13 = data8.decision_tag;
                                        const _errs27 = errors;
                                        if (typeof data13 !== "string" && data13 !== null) {
                                          validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/decision_tag", schemaPath: "#/properties/items/items/properties/decision_tag/type", keyword: "type", params: { type: schema16.properties.items.items.properties.decision_tag.type }, message: "must be string,null" }];
                                          return false;
                                        }
                                        var valid5 = _errs27 === errors;
                                      } else {
                                        var valid5 = true;
                                      }
                                      if (valid5) {
                                        if (data8.record !== void 0) {
                                          let data14 = data8.record;
                                          const _errs29 = errors;
                                          if (!(data14 === "blocked_at_preflight" || data14 === "interrupted" || data14 === "lost" || data14 === "failed" || data14 === "succeeded" || data14 === null)) {
                                            validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/record", schemaPath: "#/definitions/RunRecordKind/enum", keyword: "enum", params: { allowedValues: schema25.enum }, message: "must be equal to one of the allowed values" }];
                                            return false;
                                          }
                                          var valid5 = _errs29 === errors;
                                        } else {
                                          var valid5 = true;
                                        }
                                        if (valid5) {
                                          if (data8.age_days !== void 0) {
                                            let data15 = data8.age_days;
                                            const _errs31 = errors;
                                            if (errors === _errs31) {
                                              if (typeof data15 == "number") {
                                                if (data15 < 0 || isNaN(data15)) {
                                                  validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/age_days", schemaPath: "#/properties/items/items/properties/age_days/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                  return false;
                                                }
                                              } else {
                                                validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/age_days", schemaPath: "#/properties/items/items/properties/age_days/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                                                return false;
                                              }
                                            }
                                            var valid5 = _errs31 === errors;
                                          } else {
                                            var valid5 = true;
                                          }
                                          if (valid5) {
                                            if (data8.bytes !== void 0) {
                                              let data16 = data8.bytes;
                                              const _errs33 = errors;
                                              if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)))) {
                                                validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/bytes", schemaPath: "#/properties/items/items/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                return false;
                                              }
                                              if (errors === _errs33) {
                                                if (typeof data16 == "number") {
                                                  if (data16 < 0 || isNaN(data16)) {
                                                    validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/bytes", schemaPath: "#/properties/items/items/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                    return false;
                                                  }
                                                }
                                              }
                                              var valid5 = _errs33 === errors;
                                            } else {
                                              var valid5 = true;
                                            }
                                            if (valid5) {
                                              if (data8.files !== void 0) {
                                                let data17 = data8.files;
                                                const _errs35 = errors;
                                                if (!(typeof data17 == "number" && (!(data17 % 1) && !isNaN(data17)))) {
                                                  validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/files", schemaPath: "#/properties/items/items/properties/files/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                  return false;
                                                }
                                                if (errors === _errs35) {
                                                  if (typeof data17 == "number") {
                                                    if (data17 < 0 || isNaN(data17)) {
                                                      validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/files", schemaPath: "#/properties/items/items/properties/files/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                      return false;
                                                    }
                                                  }
                                                }
                                                var valid5 = _errs35 === errors;
                                              } else {
                                                var valid5 = true;
                                              }
                                              if (valid5) {
                                                if (data8.listing_sha256 !== void 0) {
                                                  let data18 = data8.listing_sha256;
                                                  const _errs37 = errors;
                                                  const _errs38 = errors;
                                                  if (errors === _errs38) {
                                                    if (typeof data18 === "string") {
                                                      if (!pattern2.test(data18)) {
                                                        validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/listing_sha256", schemaPath: "#/definitions/Sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                                        return false;
                                                      }
                                                    } else {
                                                      validate13.errors = [{ instancePath: instancePath + "/items/" + i0 + "/listing_sha256", schemaPath: "#/definitions/Sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                      return false;
                                                    }
                                                  }
                                                  var valid5 = _errs37 === errors;
                                                } else {
                                                  var valid5 = true;
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          } else {
                            validate13.errors = [{ instancePath: instancePath + "/items/" + i0, schemaPath: "#/properties/items/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                        }
                        var valid4 = _errs17 === errors;
                        if (!valid4) {
                          break;
                        }
                      }
                    } else {
                      validate13.errors = [{ instancePath: instancePath + "/items", schemaPath: "#/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                      return false;
                    }
                  }
                  var valid0 = _errs15 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.kept !== void 0) {
                    let data19 = data.kept;
                    const _errs40 = errors;
                    if (errors === _errs40) {
                      if (Array.isArray(data19)) {
                        var valid10 = true;
                        const len1 = data19.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          let data20 = data19[i1];
                          const _errs42 = errors;
                          if (errors === _errs42) {
                            if (data20 && typeof data20 == "object" && !Array.isArray(data20)) {
                              let missing3;
                              if (data20.path === void 0 && (missing3 = "path") || data20.reasons === void 0 && (missing3 = "reasons")) {
                                validate13.errors = [{ instancePath: instancePath + "/kept/" + i1, schemaPath: "#/properties/kept/items/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }];
                                return false;
                              } else {
                                if (data20.path !== void 0) {
                                  let data21 = data20.path;
                                  const _errs44 = errors;
                                  if (errors === _errs44) {
                                    if (typeof data21 === "string") {
                                      if (func2(data21) < 1) {
                                        validate13.errors = [{ instancePath: instancePath + "/kept/" + i1 + "/path", schemaPath: "#/properties/kept/items/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                        return false;
                                      }
                                    } else {
                                      validate13.errors = [{ instancePath: instancePath + "/kept/" + i1 + "/path", schemaPath: "#/properties/kept/items/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                  }
                                  var valid11 = _errs44 === errors;
                                } else {
                                  var valid11 = true;
                                }
                                if (valid11) {
                                  if (data20.reasons !== void 0) {
                                    let data22 = data20.reasons;
                                    const _errs46 = errors;
                                    if (errors === _errs46) {
                                      if (Array.isArray(data22)) {
                                        if (data22.length < 1) {
                                          validate13.errors = [{ instancePath: instancePath + "/kept/" + i1 + "/reasons", schemaPath: "#/properties/kept/items/properties/reasons/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                                          return false;
                                        } else {
                                          var valid12 = true;
                                          const len2 = data22.length;
                                          for (let i2 = 0; i2 < len2; i2++) {
                                            const _errs48 = errors;
                                            if (typeof data22[i2] !== "string") {
                                              validate13.errors = [{ instancePath: instancePath + "/kept/" + i1 + "/reasons/" + i2, schemaPath: "#/properties/kept/items/properties/reasons/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                              return false;
                                            }
                                            var valid12 = _errs48 === errors;
                                            if (!valid12) {
                                              break;
                                            }
                                          }
                                        }
                                      } else {
                                        validate13.errors = [{ instancePath: instancePath + "/kept/" + i1 + "/reasons", schemaPath: "#/properties/kept/items/properties/reasons/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                        return false;
                                      }
                                    }
                                    var valid11 = _errs46 === errors;
                                  } else {
                                    var valid11 = true;
                                  }
                                }
                              }
                            } else {
                              validate13.errors = [{ instancePath: instancePath + "/kept/" + i1, schemaPath: "#/properties/kept/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                          }
                          var valid10 = _errs42 === errors;
                          if (!valid10) {
                            break;
                          }
                        }
                      } else {
                        validate13.errors = [{ instancePath: instancePath + "/kept", schemaPath: "#/properties/kept/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                        return false;
                      }
                    }
                    var valid0 = _errs40 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.problems !== void 0) {
                      let data24 = data.problems;
                      const _errs50 = errors;
                      if (errors === _errs50) {
                        if (Array.isArray(data24)) {
                          var valid13 = true;
                          const len3 = data24.length;
                          for (let i3 = 0; i3 < len3; i3++) {
                            const _errs52 = errors;
                            if (typeof data24[i3] !== "string") {
                              validate13.errors = [{ instancePath: instancePath + "/problems/" + i3, schemaPath: "#/properties/problems/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                            var valid13 = _errs52 === errors;
                            if (!valid13) {
                              break;
                            }
                          }
                        } else {
                          validate13.errors = [{ instancePath: instancePath + "/problems", schemaPath: "#/properties/problems/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                          return false;
                        }
                      }
                      var valid0 = _errs50 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.total_bytes !== void 0) {
                        let data26 = data.total_bytes;
                        const _errs54 = errors;
                        if (!(typeof data26 == "number" && (!(data26 % 1) && !isNaN(data26)))) {
                          validate13.errors = [{ instancePath: instancePath + "/total_bytes", schemaPath: "#/properties/total_bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                          return false;
                        }
                        if (errors === _errs54) {
                          if (typeof data26 == "number") {
                            if (data26 < 0 || isNaN(data26)) {
                              validate13.errors = [{ instancePath: instancePath + "/total_bytes", schemaPath: "#/properties/total_bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                              return false;
                            }
                          }
                        }
                        var valid0 = _errs54 === errors;
                      } else {
                        var valid0 = true;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate13.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate13.errors = vErrors;
  return errors === 0;
}
var cleanupResult = validate21;
var schema32 = { "$id": "cleanup-result.schema.json", "title": "CleanupResult", "description": "What apply-cleanup did, as --json prints it.", "type": "object", "required": ["schema", "repository", "plan", "plan_sha256", "delete", "trash", "log", "items", "applied", "done_earlier", "refused", "bytes", "unseen_processes"], "properties": { "schema": { "const": "cleanup-result/v1" }, "repository": { "type": "string" }, "plan": { "description": "Absolute path.", "type": "string" }, "plan_sha256": { "$ref": "cleanup-plan.schema.json#/definitions/Sha256" }, "delete": { "type": "boolean" }, "trash": { "description": "Folder of this apply, relative to the repository; null when nothing was moved.", "type": ["string", "null"] }, "log": { "description": "Relative to the repository.", "type": "string" }, "items": { "type": "array", "items": { "title": "AppliedItem", "type": "object", "required": ["path", "outcome", "destination", "reasons"], "properties": { "path": { "type": "string" }, "outcome": { "enum": ["moved", "deleted", "done_earlier", "refused"] }, "destination": { "description": "Where it lies now; null for what is deleted or was refused.", "type": ["string", "null"] }, "reasons": { "description": "Why it was refused.", "type": "array", "items": { "type": "string" } } } } }, "applied": { "type": "integer", "minimum": 0 }, "done_earlier": { "type": "integer", "minimum": 0 }, "refused": { "type": "integer", "minimum": 0 }, "bytes": { "description": "Of what was moved or deleted now.", "type": "integer", "minimum": 0 }, "unseen_processes": { "description": "Living processes of other users whose open files could not be looked at; they were judged by their command lines.", "type": "integer", "minimum": 0 } } };
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.repository === void 0 && (missing0 = "repository") || data.plan === void 0 && (missing0 = "plan") || data.plan_sha256 === void 0 && (missing0 = "plan_sha256") || data.delete === void 0 && (missing0 = "delete") || data.trash === void 0 && (missing0 = "trash") || data.log === void 0 && (missing0 = "log") || data.items === void 0 && (missing0 = "items") || data.applied === void 0 && (missing0 = "applied") || data.done_earlier === void 0 && (missing0 = "done_earlier") || data.refused === void 0 && (missing0 = "refused") || data.bytes === void 0 && (missing0 = "bytes") || data.unseen_processes === void 0 && (missing0 = "unseen_processes")) {
        validate21.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("cleanup-result/v1" !== data.schema) {
            validate21.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "cleanup-result/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.repository !== void 0) {
            const _errs2 = errors;
            if (typeof data.repository !== "string") {
              validate21.errors = [{ instancePath: instancePath + "/repository", schemaPath: "#/properties/repository/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.plan !== void 0) {
              const _errs4 = errors;
              if (typeof data.plan !== "string") {
                validate21.errors = [{ instancePath: instancePath + "/plan", schemaPath: "#/properties/plan/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.plan_sha256 !== void 0) {
                let data3 = data.plan_sha256;
                const _errs6 = errors;
                const _errs7 = errors;
                if (errors === _errs7) {
                  if (typeof data3 === "string") {
                    if (!pattern2.test(data3)) {
                      validate21.errors = [{ instancePath: instancePath + "/plan_sha256", schemaPath: "cleanup-plan.schema.json#/definitions/Sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                      return false;
                    }
                  } else {
                    validate21.errors = [{ instancePath: instancePath + "/plan_sha256", schemaPath: "cleanup-plan.schema.json#/definitions/Sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.delete !== void 0) {
                  const _errs9 = errors;
                  if (typeof data.delete !== "boolean") {
                    validate21.errors = [{ instancePath: instancePath + "/delete", schemaPath: "#/properties/delete/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                    return false;
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.trash !== void 0) {
                    let data5 = data.trash;
                    const _errs11 = errors;
                    if (typeof data5 !== "string" && data5 !== null) {
                      validate21.errors = [{ instancePath: instancePath + "/trash", schemaPath: "#/properties/trash/type", keyword: "type", params: { type: schema32.properties.trash.type }, message: "must be string,null" }];
                      return false;
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.log !== void 0) {
                      const _errs13 = errors;
                      if (typeof data.log !== "string") {
                        validate21.errors = [{ instancePath: instancePath + "/log", schemaPath: "#/properties/log/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                      var valid0 = _errs13 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.items !== void 0) {
                        let data7 = data.items;
                        const _errs15 = errors;
                        if (errors === _errs15) {
                          if (Array.isArray(data7)) {
                            var valid2 = true;
                            const len0 = data7.length;
                            for (let i0 = 0; i0 < len0; i0++) {
                              let data8 = data7[i0];
                              const _errs17 = errors;
                              if (errors === _errs17) {
                                if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                                  let missing1;
                                  if (data8.path === void 0 && (missing1 = "path") || data8.outcome === void 0 && (missing1 = "outcome") || data8.destination === void 0 && (missing1 = "destination") || data8.reasons === void 0 && (missing1 = "reasons")) {
                                    validate21.errors = [{ instancePath: instancePath + "/items/" + i0, schemaPath: "#/properties/items/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                    return false;
                                  } else {
                                    if (data8.path !== void 0) {
                                      const _errs19 = errors;
                                      if (typeof data8.path !== "string") {
                                        validate21.errors = [{ instancePath: instancePath + "/items/" + i0 + "/path", schemaPath: "#/properties/items/items/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                      var valid3 = _errs19 === errors;
                                    } else {
                                      var valid3 = true;
                                    }
                                    if (valid3) {
                                      if (data8.outcome !== void 0) {
                                        let data10 = data8.outcome;
                                        const _errs21 = errors;
                                        if (!(data10 === "moved" || data10 === "deleted" || data10 === "done_earlier" || data10 === "refused")) {
                                          validate21.errors = [{ instancePath: instancePath + "/items/" + i0 + "/outcome", schemaPath: "#/properties/items/items/properties/outcome/enum", keyword: "enum", params: { allowedValues: schema32.properties.items.items.properties.outcome.enum }, message: "must be equal to one of the allowed values" }];
                                          return false;
                                        }
                                        var valid3 = _errs21 === errors;
                                      } else {
                                        var valid3 = true;
                                      }
                                      if (valid3) {
                                        if (data8.destination !== void 0) {
                                          let data11 = data8.destination;
                                          const _errs22 = errors;
                                          if (typeof data11 !== "string" && data11 !== null) {
                                            validate21.errors = [{ instancePath: instancePath + "/items/" + i0 + "/destination", schemaPath: "#/properties/items/items/properties/destination/type", keyword: "type", params: { type: schema32.properties.items.items.properties.destination.type }, message: "must be string,null" }];
                                            return false;
                                          }
                                          var valid3 = _errs22 === errors;
                                        } else {
                                          var valid3 = true;
                                        }
                                        if (valid3) {
                                          if (data8.reasons !== void 0) {
                                            let data12 = data8.reasons;
                                            const _errs24 = errors;
                                            if (errors === _errs24) {
                                              if (Array.isArray(data12)) {
                                                var valid4 = true;
                                                const len1 = data12.length;
                                                for (let i1 = 0; i1 < len1; i1++) {
                                                  const _errs26 = errors;
                                                  if (typeof data12[i1] !== "string") {
                                                    validate21.errors = [{ instancePath: instancePath + "/items/" + i0 + "/reasons/" + i1, schemaPath: "#/properties/items/items/properties/reasons/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                    return false;
                                                  }
                                                  var valid4 = _errs26 === errors;
                                                  if (!valid4) {
                                                    break;
                                                  }
                                                }
                                              } else {
                                                validate21.errors = [{ instancePath: instancePath + "/items/" + i0 + "/reasons", schemaPath: "#/properties/items/items/properties/reasons/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                return false;
                                              }
                                            }
                                            var valid3 = _errs24 === errors;
                                          } else {
                                            var valid3 = true;
                                          }
                                        }
                                      }
                                    }
                                  }
                                } else {
                                  validate21.errors = [{ instancePath: instancePath + "/items/" + i0, schemaPath: "#/properties/items/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                  return false;
                                }
                              }
                              var valid2 = _errs17 === errors;
                              if (!valid2) {
                                break;
                              }
                            }
                          } else {
                            validate21.errors = [{ instancePath: instancePath + "/items", schemaPath: "#/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                            return false;
                          }
                        }
                        var valid0 = _errs15 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.applied !== void 0) {
                          let data14 = data.applied;
                          const _errs28 = errors;
                          if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)))) {
                            validate21.errors = [{ instancePath: instancePath + "/applied", schemaPath: "#/properties/applied/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                            return false;
                          }
                          if (errors === _errs28) {
                            if (typeof data14 == "number") {
                              if (data14 < 0 || isNaN(data14)) {
                                validate21.errors = [{ instancePath: instancePath + "/applied", schemaPath: "#/properties/applied/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                return false;
                              }
                            }
                          }
                          var valid0 = _errs28 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.done_earlier !== void 0) {
                            let data15 = data.done_earlier;
                            const _errs30 = errors;
                            if (!(typeof data15 == "number" && (!(data15 % 1) && !isNaN(data15)))) {
                              validate21.errors = [{ instancePath: instancePath + "/done_earlier", schemaPath: "#/properties/done_earlier/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                              return false;
                            }
                            if (errors === _errs30) {
                              if (typeof data15 == "number") {
                                if (data15 < 0 || isNaN(data15)) {
                                  validate21.errors = [{ instancePath: instancePath + "/done_earlier", schemaPath: "#/properties/done_earlier/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                  return false;
                                }
                              }
                            }
                            var valid0 = _errs30 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.refused !== void 0) {
                              let data16 = data.refused;
                              const _errs32 = errors;
                              if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)))) {
                                validate21.errors = [{ instancePath: instancePath + "/refused", schemaPath: "#/properties/refused/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                return false;
                              }
                              if (errors === _errs32) {
                                if (typeof data16 == "number") {
                                  if (data16 < 0 || isNaN(data16)) {
                                    validate21.errors = [{ instancePath: instancePath + "/refused", schemaPath: "#/properties/refused/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                    return false;
                                  }
                                }
                              }
                              var valid0 = _errs32 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.bytes !== void 0) {
                                let data17 = data.bytes;
                                const _errs34 = errors;
                                if (!(typeof data17 == "number" && (!(data17 % 1) && !isNaN(data17)))) {
                                  validate21.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                  return false;
                                }
                                if (errors === _errs34) {
                                  if (typeof data17 == "number") {
                                    if (data17 < 0 || isNaN(data17)) {
                                      validate21.errors = [{ instancePath: instancePath + "/bytes", schemaPath: "#/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                      return false;
                                    }
                                  }
                                }
                                var valid0 = _errs34 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.unseen_processes !== void 0) {
                                  let data18 = data.unseen_processes;
                                  const _errs36 = errors;
                                  if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)))) {
                                    validate21.errors = [{ instancePath: instancePath + "/unseen_processes", schemaPath: "#/properties/unseen_processes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                    return false;
                                  }
                                  if (errors === _errs36) {
                                    if (typeof data18 == "number") {
                                      if (data18 < 0 || isNaN(data18)) {
                                        validate21.errors = [{ instancePath: instancePath + "/unseen_processes", schemaPath: "#/properties/unseen_processes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                        return false;
                                      }
                                    }
                                  }
                                  var valid0 = _errs36 === errors;
                                } else {
                                  var valid0 = true;
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate21.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate21.errors = vErrors;
  return errors === 0;
}
var comparison = validate22;
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.expected === void 0 && (missing0 = "expected") || data.actual === void 0 && (missing0 = "actual") || data.equal === void 0 && (missing0 = "equal") || data.compared_files === void 0 && (missing0 = "compared_files") || data.differences === void 0 && (missing0 = "differences") || data.added_files === void 0 && (missing0 = "added_files")) {
        validate22.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("comparison/v1" !== data.schema) {
            validate22.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "comparison/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.expected !== void 0) {
            const _errs2 = errors;
            if (typeof data.expected !== "string") {
              validate22.errors = [{ instancePath: instancePath + "/expected", schemaPath: "#/properties/expected/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.actual !== void 0) {
              const _errs4 = errors;
              if (typeof data.actual !== "string") {
                validate22.errors = [{ instancePath: instancePath + "/actual", schemaPath: "#/properties/actual/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.equal !== void 0) {
                const _errs6 = errors;
                if (typeof data.equal !== "boolean") {
                  validate22.errors = [{ instancePath: instancePath + "/equal", schemaPath: "#/properties/equal/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                  return false;
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.compared_files !== void 0) {
                  let data4 = data.compared_files;
                  const _errs8 = errors;
                  if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)))) {
                    validate22.errors = [{ instancePath: instancePath + "/compared_files", schemaPath: "#/properties/compared_files/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                    return false;
                  }
                  if (errors === _errs8) {
                    if (typeof data4 == "number") {
                      if (data4 < 0 || isNaN(data4)) {
                        validate22.errors = [{ instancePath: instancePath + "/compared_files", schemaPath: "#/properties/compared_files/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                        return false;
                      }
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.differences !== void 0) {
                    let data5 = data.differences;
                    const _errs10 = errors;
                    if (errors === _errs10) {
                      if (Array.isArray(data5)) {
                        var valid1 = true;
                        const len0 = data5.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let data6 = data5[i0];
                          const _errs12 = errors;
                          if (errors === _errs12) {
                            if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                              let missing1;
                              if (data6.where === void 0 && (missing1 = "where") || data6.place === void 0 && (missing1 = "place") || data6.expected === void 0 && (missing1 = "expected") || data6.actual === void 0 && (missing1 = "actual")) {
                                validate22.errors = [{ instancePath: instancePath + "/differences/" + i0, schemaPath: "#/properties/differences/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                return false;
                              } else {
                                if (data6.where !== void 0) {
                                  const _errs14 = errors;
                                  if (typeof data6.where !== "string") {
                                    validate22.errors = [{ instancePath: instancePath + "/differences/" + i0 + "/where", schemaPath: "#/properties/differences/items/properties/where/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                  var valid2 = _errs14 === errors;
                                } else {
                                  var valid2 = true;
                                }
                                if (valid2) {
                                  if (data6.place !== void 0) {
                                    const _errs16 = errors;
                                    if (typeof data6.place !== "string") {
                                      validate22.errors = [{ instancePath: instancePath + "/differences/" + i0 + "/place", schemaPath: "#/properties/differences/items/properties/place/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                    var valid2 = _errs16 === errors;
                                  } else {
                                    var valid2 = true;
                                  }
                                  if (valid2) {
                                    if (data6.expected !== void 0) {
                                      const _errs18 = errors;
                                      if (typeof data6.expected !== "string") {
                                        validate22.errors = [{ instancePath: instancePath + "/differences/" + i0 + "/expected", schemaPath: "#/properties/differences/items/properties/expected/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                      var valid2 = _errs18 === errors;
                                    } else {
                                      var valid2 = true;
                                    }
                                    if (valid2) {
                                      if (data6.actual !== void 0) {
                                        const _errs20 = errors;
                                        if (typeof data6.actual !== "string") {
                                          validate22.errors = [{ instancePath: instancePath + "/differences/" + i0 + "/actual", schemaPath: "#/properties/differences/items/properties/actual/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                        var valid2 = _errs20 === errors;
                                      } else {
                                        var valid2 = true;
                                      }
                                    }
                                  }
                                }
                              }
                            } else {
                              validate22.errors = [{ instancePath: instancePath + "/differences/" + i0, schemaPath: "#/properties/differences/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                          }
                          var valid1 = _errs12 === errors;
                          if (!valid1) {
                            break;
                          }
                        }
                      } else {
                        validate22.errors = [{ instancePath: instancePath + "/differences", schemaPath: "#/properties/differences/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                        return false;
                      }
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.added_files !== void 0) {
                      let data11 = data.added_files;
                      const _errs22 = errors;
                      if (errors === _errs22) {
                        if (Array.isArray(data11)) {
                          var valid3 = true;
                          const len1 = data11.length;
                          for (let i1 = 0; i1 < len1; i1++) {
                            const _errs24 = errors;
                            if (typeof data11[i1] !== "string") {
                              validate22.errors = [{ instancePath: instancePath + "/added_files/" + i1, schemaPath: "#/properties/added_files/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                            var valid3 = _errs24 === errors;
                            if (!valid3) {
                              break;
                            }
                          }
                        } else {
                          validate22.errors = [{ instancePath: instancePath + "/added_files", schemaPath: "#/properties/added_files/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                          return false;
                        }
                      }
                      var valid0 = _errs22 === errors;
                    } else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate22.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate22.errors = vErrors;
  return errors === 0;
}
var context = validate23;
var schema35 = { "$id": "context.schema.json", "title": "RunContext", "description": "context.json of a run directory: what was asked for, by whom, where. Written by official-run; older ones come from the replaced wrapper.", "type": "object", "properties": { "timestamp": { "description": "Local time of the start, YYYY-MM-DD_HHMMSS, as in the directory's name.", "type": ["string", "null"] }, "hostname": { "type": ["string", "null"] }, "git_branch": { "description": "Empty on a detached HEAD, unknown outside git.", "type": ["string", "null"] }, "git_commit": { "type": ["string", "null"] }, "workflow": { "type": ["string", "null"] }, "decision_tag": { "type": ["string", "null"] }, "owner": { "type": ["string", "null"] }, "notes": { "type": ["string", "null"] }, "threads": { "type": ["integer", "string", "null"] }, "skip_data_quality_check": { "description": "1 when the caller skipped the data gate.", "type": ["integer", "boolean", "null"] }, "data_quality_input_csv": { "type": ["string", "null"] }, "data_quality_report_json": { "description": "Relative to the repository; empty until the gate has passed.", "type": ["string", "null"] }, "allow_concurrent": { "description": "True when the caller allowed another official run of the same workflow beside this one.", "type": "boolean" }, "masked": { "description": "Options whose values were left out because they look like secrets.", "type": "array", "items": { "type": "string" } } } };
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.timestamp !== void 0) {
        let data0 = data.timestamp;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate23.errors = [{ instancePath: instancePath + "/timestamp", schemaPath: "#/properties/timestamp/type", keyword: "type", params: { type: schema35.properties.timestamp.type }, message: "must be string,null" }];
          return false;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.hostname !== void 0) {
          let data1 = data.hostname;
          const _errs3 = errors;
          if (typeof data1 !== "string" && data1 !== null) {
            validate23.errors = [{ instancePath: instancePath + "/hostname", schemaPath: "#/properties/hostname/type", keyword: "type", params: { type: schema35.properties.hostname.type }, message: "must be string,null" }];
            return false;
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.git_branch !== void 0) {
            let data2 = data.git_branch;
            const _errs5 = errors;
            if (typeof data2 !== "string" && data2 !== null) {
              validate23.errors = [{ instancePath: instancePath + "/git_branch", schemaPath: "#/properties/git_branch/type", keyword: "type", params: { type: schema35.properties.git_branch.type }, message: "must be string,null" }];
              return false;
            }
            var valid0 = _errs5 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.git_commit !== void 0) {
              let data3 = data.git_commit;
              const _errs7 = errors;
              if (typeof data3 !== "string" && data3 !== null) {
                validate23.errors = [{ instancePath: instancePath + "/git_commit", schemaPath: "#/properties/git_commit/type", keyword: "type", params: { type: schema35.properties.git_commit.type }, message: "must be string,null" }];
                return false;
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.workflow !== void 0) {
                let data4 = data.workflow;
                const _errs9 = errors;
                if (typeof data4 !== "string" && data4 !== null) {
                  validate23.errors = [{ instancePath: instancePath + "/workflow", schemaPath: "#/properties/workflow/type", keyword: "type", params: { type: schema35.properties.workflow.type }, message: "must be string,null" }];
                  return false;
                }
                var valid0 = _errs9 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.decision_tag !== void 0) {
                  let data5 = data.decision_tag;
                  const _errs11 = errors;
                  if (typeof data5 !== "string" && data5 !== null) {
                    validate23.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: schema35.properties.decision_tag.type }, message: "must be string,null" }];
                    return false;
                  }
                  var valid0 = _errs11 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.owner !== void 0) {
                    let data6 = data.owner;
                    const _errs13 = errors;
                    if (typeof data6 !== "string" && data6 !== null) {
                      validate23.errors = [{ instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: schema35.properties.owner.type }, message: "must be string,null" }];
                      return false;
                    }
                    var valid0 = _errs13 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.notes !== void 0) {
                      let data7 = data.notes;
                      const _errs15 = errors;
                      if (typeof data7 !== "string" && data7 !== null) {
                        validate23.errors = [{ instancePath: instancePath + "/notes", schemaPath: "#/properties/notes/type", keyword: "type", params: { type: schema35.properties.notes.type }, message: "must be string,null" }];
                        return false;
                      }
                      var valid0 = _errs15 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.threads !== void 0) {
                        let data8 = data.threads;
                        const _errs17 = errors;
                        if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8))) && typeof data8 !== "string" && data8 !== null) {
                          validate23.errors = [{ instancePath: instancePath + "/threads", schemaPath: "#/properties/threads/type", keyword: "type", params: { type: schema35.properties.threads.type }, message: "must be integer,string,null" }];
                          return false;
                        }
                        var valid0 = _errs17 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.skip_data_quality_check !== void 0) {
                          let data9 = data.skip_data_quality_check;
                          const _errs19 = errors;
                          if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9))) && typeof data9 !== "boolean" && data9 !== null) {
                            validate23.errors = [{ instancePath: instancePath + "/skip_data_quality_check", schemaPath: "#/properties/skip_data_quality_check/type", keyword: "type", params: { type: schema35.properties.skip_data_quality_check.type }, message: "must be integer,boolean,null" }];
                            return false;
                          }
                          var valid0 = _errs19 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.data_quality_input_csv !== void 0) {
                            let data10 = data.data_quality_input_csv;
                            const _errs21 = errors;
                            if (typeof data10 !== "string" && data10 !== null) {
                              validate23.errors = [{ instancePath: instancePath + "/data_quality_input_csv", schemaPath: "#/properties/data_quality_input_csv/type", keyword: "type", params: { type: schema35.properties.data_quality_input_csv.type }, message: "must be string,null" }];
                              return false;
                            }
                            var valid0 = _errs21 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.data_quality_report_json !== void 0) {
                              let data11 = data.data_quality_report_json;
                              const _errs23 = errors;
                              if (typeof data11 !== "string" && data11 !== null) {
                                validate23.errors = [{ instancePath: instancePath + "/data_quality_report_json", schemaPath: "#/properties/data_quality_report_json/type", keyword: "type", params: { type: schema35.properties.data_quality_report_json.type }, message: "must be string,null" }];
                                return false;
                              }
                              var valid0 = _errs23 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.allow_concurrent !== void 0) {
                                const _errs25 = errors;
                                if (typeof data.allow_concurrent !== "boolean") {
                                  validate23.errors = [{ instancePath: instancePath + "/allow_concurrent", schemaPath: "#/properties/allow_concurrent/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                  return false;
                                }
                                var valid0 = _errs25 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.masked !== void 0) {
                                  let data13 = data.masked;
                                  const _errs27 = errors;
                                  if (errors === _errs27) {
                                    if (Array.isArray(data13)) {
                                      var valid1 = true;
                                      const len0 = data13.length;
                                      for (let i0 = 0; i0 < len0; i0++) {
                                        const _errs29 = errors;
                                        if (typeof data13[i0] !== "string") {
                                          validate23.errors = [{ instancePath: instancePath + "/masked/" + i0, schemaPath: "#/properties/masked/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                        var valid1 = _errs29 === errors;
                                        if (!valid1) {
                                          break;
                                        }
                                      }
                                    } else {
                                      validate23.errors = [{ instancePath: instancePath + "/masked", schemaPath: "#/properties/masked/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                      return false;
                                    }
                                  }
                                  var valid0 = _errs27 === errors;
                                } else {
                                  var valid0 = true;
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate23.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate23.errors = vErrors;
  return errors === 0;
}
var dataQualityPage = validate24;
var schema37 = { "$id": "data-quality-report.schema.json", "title": "DataQualityReport", "description": "What data-quality-gate checked, measured and decided.", "type": "object", "properties": { "generated_at": { "description": "UTC, ISO 8601.", "type": "string" }, "inputs": { "description": "The options, as given.", "type": "object", "additionalProperties": { "$ref": "common.schema.json#/definitions/Scalar" } }, "input": { "oneOf": [{ "type": "null" }, { "$ref": "common.schema.json#/definitions/CheckedInput" }] }, "checks": { "type": "object", "additionalProperties": { "type": "boolean" } }, "metrics": { "type": "object" }, "overall_pass": { "type": ["boolean", "null"] }, "failures": { "type": "array", "items": { "type": "string" } }, "failures_by_check": { "description": "The failures of each check that has some.", "type": "object", "additionalProperties": { "type": "array", "items": { "type": "string" } } }, "warnings": { "type": "array", "items": { "type": "string" } }, "warnings_by_check": { "description": "The warnings of each check that has some.", "type": "object", "additionalProperties": { "type": "array", "items": { "type": "string" } } }, "samples": { "description": "For each failed check up to 20 of the rows behind it.", "type": "object", "additionalProperties": { "title": "CheckSamples", "type": "object", "required": ["rows", "truncated"], "properties": { "truncated": { "type": "boolean" }, "rows": { "description": "At most 20.", "type": "array", "items": { "title": "SampleRow", "type": "object", "required": ["line"], "properties": { "line": { "description": "Line of the input on which the row begins, the header on line 1; of Parquet the number of the row.", "type": "integer", "minimum": 1 }, "file": { "description": "Where the input is a pattern.", "type": "string" }, "values": { "description": "Column \u2192 cell as it stands in the file.", "type": "object", "additionalProperties": { "type": ["string", "null"] } }, "fault": { "type": "string" } } } } } } } } };
var schema38 = { "title": "Scalar", "description": "A figure as Python wrote it: NaN and Infinity, numbers in text and truth values occur.", "type": ["number", "string", "boolean", "null"] };
function validate25(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.generated_at !== void 0) {
        const _errs1 = errors;
        if (typeof data.generated_at !== "string") {
          validate25.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
          return false;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.inputs !== void 0) {
          let data1 = data.inputs;
          const _errs3 = errors;
          if (errors === _errs3) {
            if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
              for (const key0 in data1) {
                let data2 = data1[key0];
                const _errs6 = errors;
                if (!(typeof data2 == "number") && typeof data2 !== "string" && typeof data2 !== "boolean" && data2 !== null) {
                  validate25.errors = [{ instancePath: instancePath + "/inputs/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema38.type }, message: "must be number,string,boolean,null" }];
                  return false;
                }
                var valid1 = _errs6 === errors;
                if (!valid1) {
                  break;
                }
              }
            } else {
              validate25.errors = [{ instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
              return false;
            }
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.input !== void 0) {
            let data3 = data.input;
            const _errs9 = errors;
            const _errs10 = errors;
            let valid3 = false;
            let passing0 = null;
            const _errs11 = errors;
            if (data3 !== null) {
              const err0 = { instancePath: instancePath + "/input", schemaPath: "#/properties/input/oneOf/0/type", keyword: "type", params: { type: "null" }, message: "must be null" };
              if (vErrors === null) {
                vErrors = [err0];
              } else {
                vErrors.push(err0);
              }
              errors++;
            }
            var _valid0 = _errs11 === errors;
            if (_valid0) {
              valid3 = true;
              passing0 = 0;
            }
            const _errs13 = errors;
            const _errs14 = errors;
            if (errors === _errs14) {
              if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                let missing0;
                if (data3.path === void 0 && (missing0 = "path") || data3.bytes === void 0 && (missing0 = "bytes") || data3.sha256 === void 0 && (missing0 = "sha256")) {
                  const err1 = { instancePath: instancePath + "/input", schemaPath: "common.schema.json#/definitions/CheckedInput/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" };
                  if (vErrors === null) {
                    vErrors = [err1];
                  } else {
                    vErrors.push(err1);
                  }
                  errors++;
                } else {
                  if (data3.path !== void 0) {
                    const _errs16 = errors;
                    if (typeof data3.path !== "string") {
                      const err2 = { instancePath: instancePath + "/input/path", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                      if (vErrors === null) {
                        vErrors = [err2];
                      } else {
                        vErrors.push(err2);
                      }
                      errors++;
                    }
                    var valid5 = _errs16 === errors;
                  } else {
                    var valid5 = true;
                  }
                  if (valid5) {
                    if (data3.bytes !== void 0) {
                      let data5 = data3.bytes;
                      const _errs18 = errors;
                      if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)))) {
                        const err3 = { instancePath: instancePath + "/input/bytes", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                        if (vErrors === null) {
                          vErrors = [err3];
                        } else {
                          vErrors.push(err3);
                        }
                        errors++;
                      }
                      if (errors === _errs18) {
                        if (typeof data5 == "number") {
                          if (data5 < 0 || isNaN(data5)) {
                            const err4 = { instancePath: instancePath + "/input/bytes", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                            if (vErrors === null) {
                              vErrors = [err4];
                            } else {
                              vErrors.push(err4);
                            }
                            errors++;
                          }
                        }
                      }
                      var valid5 = _errs18 === errors;
                    } else {
                      var valid5 = true;
                    }
                    if (valid5) {
                      if (data3.sha256 !== void 0) {
                        let data6 = data3.sha256;
                        const _errs20 = errors;
                        if (errors === _errs20) {
                          if (typeof data6 === "string") {
                            if (!pattern2.test(data6)) {
                              const err5 = { instancePath: instancePath + "/input/sha256", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
                              if (vErrors === null) {
                                vErrors = [err5];
                              } else {
                                vErrors.push(err5);
                              }
                              errors++;
                            }
                          } else {
                            const err6 = { instancePath: instancePath + "/input/sha256", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                            if (vErrors === null) {
                              vErrors = [err6];
                            } else {
                              vErrors.push(err6);
                            }
                            errors++;
                          }
                        }
                        var valid5 = _errs20 === errors;
                      } else {
                        var valid5 = true;
                      }
                      if (valid5) {
                        if (data3.files !== void 0) {
                          let data7 = data3.files;
                          const _errs22 = errors;
                          if (errors === _errs22) {
                            if (Array.isArray(data7)) {
                              var valid6 = true;
                              const len0 = data7.length;
                              for (let i0 = 0; i0 < len0; i0++) {
                                let data8 = data7[i0];
                                const _errs24 = errors;
                                if (errors === _errs24) {
                                  if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                                    let missing1;
                                    if (data8.path === void 0 && (missing1 = "path") || data8.bytes === void 0 && (missing1 = "bytes") || data8.sha256 === void 0 && (missing1 = "sha256")) {
                                      const err7 = { instancePath: instancePath + "/input/files/" + i0, schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" };
                                      if (vErrors === null) {
                                        vErrors = [err7];
                                      } else {
                                        vErrors.push(err7);
                                      }
                                      errors++;
                                    } else {
                                      if (data8.path !== void 0) {
                                        const _errs26 = errors;
                                        if (typeof data8.path !== "string") {
                                          const err8 = { instancePath: instancePath + "/input/files/" + i0 + "/path", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/items/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                          if (vErrors === null) {
                                            vErrors = [err8];
                                          } else {
                                            vErrors.push(err8);
                                          }
                                          errors++;
                                        }
                                        var valid7 = _errs26 === errors;
                                      } else {
                                        var valid7 = true;
                                      }
                                      if (valid7) {
                                        if (data8.bytes !== void 0) {
                                          let data10 = data8.bytes;
                                          const _errs28 = errors;
                                          if (!(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10)))) {
                                            const err9 = { instancePath: instancePath + "/input/files/" + i0 + "/bytes", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/items/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                            if (vErrors === null) {
                                              vErrors = [err9];
                                            } else {
                                              vErrors.push(err9);
                                            }
                                            errors++;
                                          }
                                          if (errors === _errs28) {
                                            if (typeof data10 == "number") {
                                              if (data10 < 0 || isNaN(data10)) {
                                                const err10 = { instancePath: instancePath + "/input/files/" + i0 + "/bytes", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/items/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" };
                                                if (vErrors === null) {
                                                  vErrors = [err10];
                                                } else {
                                                  vErrors.push(err10);
                                                }
                                                errors++;
                                              }
                                            }
                                          }
                                          var valid7 = _errs28 === errors;
                                        } else {
                                          var valid7 = true;
                                        }
                                        if (valid7) {
                                          if (data8.sha256 !== void 0) {
                                            let data11 = data8.sha256;
                                            const _errs30 = errors;
                                            if (errors === _errs30) {
                                              if (typeof data11 === "string") {
                                                if (!pattern2.test(data11)) {
                                                  const err11 = { instancePath: instancePath + "/input/files/" + i0 + "/sha256", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/items/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
                                                  if (vErrors === null) {
                                                    vErrors = [err11];
                                                  } else {
                                                    vErrors.push(err11);
                                                  }
                                                  errors++;
                                                }
                                              } else {
                                                const err12 = { instancePath: instancePath + "/input/files/" + i0 + "/sha256", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/items/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                if (vErrors === null) {
                                                  vErrors = [err12];
                                                } else {
                                                  vErrors.push(err12);
                                                }
                                                errors++;
                                              }
                                            }
                                            var valid7 = _errs30 === errors;
                                          } else {
                                            var valid7 = true;
                                          }
                                        }
                                      }
                                    }
                                  } else {
                                    const err13 = { instancePath: instancePath + "/input/files/" + i0, schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/items/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                    if (vErrors === null) {
                                      vErrors = [err13];
                                    } else {
                                      vErrors.push(err13);
                                    }
                                    errors++;
                                  }
                                }
                                var valid6 = _errs24 === errors;
                                if (!valid6) {
                                  break;
                                }
                              }
                            } else {
                              const err14 = { instancePath: instancePath + "/input/files", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                              if (vErrors === null) {
                                vErrors = [err14];
                              } else {
                                vErrors.push(err14);
                              }
                              errors++;
                            }
                          }
                          var valid5 = _errs22 === errors;
                        } else {
                          var valid5 = true;
                        }
                      }
                    }
                  }
                }
              } else {
                const err15 = { instancePath: instancePath + "/input", schemaPath: "common.schema.json#/definitions/CheckedInput/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err15];
                } else {
                  vErrors.push(err15);
                }
                errors++;
              }
            }
            var _valid0 = _errs13 === errors;
            if (_valid0 && valid3) {
              valid3 = false;
              passing0 = [passing0, 1];
            } else {
              if (_valid0) {
                valid3 = true;
                passing0 = 1;
              }
            }
            if (!valid3) {
              const err16 = { instancePath: instancePath + "/input", schemaPath: "#/properties/input/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
              if (vErrors === null) {
                vErrors = [err16];
              } else {
                vErrors.push(err16);
              }
              errors++;
              validate25.errors = vErrors;
              return false;
            } else {
              errors = _errs10;
              if (vErrors !== null) {
                if (_errs10) {
                  vErrors.length = _errs10;
                } else {
                  vErrors = null;
                }
              }
            }
            var valid0 = _errs9 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.checks !== void 0) {
              let data12 = data.checks;
              const _errs32 = errors;
              if (errors === _errs32) {
                if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
                  for (const key1 in data12) {
                    const _errs35 = errors;
                    if (typeof data12[key1] !== "boolean") {
                      validate25.errors = [{ instancePath: instancePath + "/checks/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/checks/additionalProperties/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                      return false;
                    }
                    var valid8 = _errs35 === errors;
                    if (!valid8) {
                      break;
                    }
                  }
                } else {
                  validate25.errors = [{ instancePath: instancePath + "/checks", schemaPath: "#/properties/checks/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                  return false;
                }
              }
              var valid0 = _errs32 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.metrics !== void 0) {
                let data14 = data.metrics;
                const _errs37 = errors;
                if (!(data14 && typeof data14 == "object" && !Array.isArray(data14))) {
                  validate25.errors = [{ instancePath: instancePath + "/metrics", schemaPath: "#/properties/metrics/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                  return false;
                }
                var valid0 = _errs37 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.overall_pass !== void 0) {
                  let data15 = data.overall_pass;
                  const _errs39 = errors;
                  if (typeof data15 !== "boolean" && data15 !== null) {
                    validate25.errors = [{ instancePath: instancePath + "/overall_pass", schemaPath: "#/properties/overall_pass/type", keyword: "type", params: { type: schema37.properties.overall_pass.type }, message: "must be boolean,null" }];
                    return false;
                  }
                  var valid0 = _errs39 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.failures !== void 0) {
                    let data16 = data.failures;
                    const _errs41 = errors;
                    if (errors === _errs41) {
                      if (Array.isArray(data16)) {
                        var valid9 = true;
                        const len1 = data16.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          const _errs43 = errors;
                          if (typeof data16[i1] !== "string") {
                            validate25.errors = [{ instancePath: instancePath + "/failures/" + i1, schemaPath: "#/properties/failures/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                          var valid9 = _errs43 === errors;
                          if (!valid9) {
                            break;
                          }
                        }
                      } else {
                        validate25.errors = [{ instancePath: instancePath + "/failures", schemaPath: "#/properties/failures/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                        return false;
                      }
                    }
                    var valid0 = _errs41 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.failures_by_check !== void 0) {
                      let data18 = data.failures_by_check;
                      const _errs45 = errors;
                      if (errors === _errs45) {
                        if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
                          for (const key2 in data18) {
                            let data19 = data18[key2];
                            const _errs48 = errors;
                            if (errors === _errs48) {
                              if (Array.isArray(data19)) {
                                var valid11 = true;
                                const len2 = data19.length;
                                for (let i2 = 0; i2 < len2; i2++) {
                                  const _errs50 = errors;
                                  if (typeof data19[i2] !== "string") {
                                    validate25.errors = [{ instancePath: instancePath + "/failures_by_check/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i2, schemaPath: "#/properties/failures_by_check/additionalProperties/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                  var valid11 = _errs50 === errors;
                                  if (!valid11) {
                                    break;
                                  }
                                }
                              } else {
                                validate25.errors = [{ instancePath: instancePath + "/failures_by_check/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/failures_by_check/additionalProperties/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                return false;
                              }
                            }
                            var valid10 = _errs48 === errors;
                            if (!valid10) {
                              break;
                            }
                          }
                        } else {
                          validate25.errors = [{ instancePath: instancePath + "/failures_by_check", schemaPath: "#/properties/failures_by_check/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                          return false;
                        }
                      }
                      var valid0 = _errs45 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.warnings !== void 0) {
                        let data21 = data.warnings;
                        const _errs52 = errors;
                        if (errors === _errs52) {
                          if (Array.isArray(data21)) {
                            var valid12 = true;
                            const len3 = data21.length;
                            for (let i3 = 0; i3 < len3; i3++) {
                              const _errs54 = errors;
                              if (typeof data21[i3] !== "string") {
                                validate25.errors = [{ instancePath: instancePath + "/warnings/" + i3, schemaPath: "#/properties/warnings/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                              var valid12 = _errs54 === errors;
                              if (!valid12) {
                                break;
                              }
                            }
                          } else {
                            validate25.errors = [{ instancePath: instancePath + "/warnings", schemaPath: "#/properties/warnings/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                            return false;
                          }
                        }
                        var valid0 = _errs52 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.warnings_by_check !== void 0) {
                          let data23 = data.warnings_by_check;
                          const _errs56 = errors;
                          if (errors === _errs56) {
                            if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
                              for (const key3 in data23) {
                                let data24 = data23[key3];
                                const _errs59 = errors;
                                if (errors === _errs59) {
                                  if (Array.isArray(data24)) {
                                    var valid14 = true;
                                    const len4 = data24.length;
                                    for (let i4 = 0; i4 < len4; i4++) {
                                      const _errs61 = errors;
                                      if (typeof data24[i4] !== "string") {
                                        validate25.errors = [{ instancePath: instancePath + "/warnings_by_check/" + key3.replace(/~/g, "~0").replace(/\//g, "~1") + "/" + i4, schemaPath: "#/properties/warnings_by_check/additionalProperties/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                      var valid14 = _errs61 === errors;
                                      if (!valid14) {
                                        break;
                                      }
                                    }
                                  } else {
                                    validate25.errors = [{ instancePath: instancePath + "/warnings_by_check/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/warnings_by_check/additionalProperties/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                    return false;
                                  }
                                }
                                var valid13 = _errs59 === errors;
                                if (!valid13) {
                                  break;
                                }
                              }
                            } else {
                              validate25.errors = [{ instancePath: instancePath + "/warnings_by_check", schemaPath: "#/properties/warnings_by_check/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                          }
                          var valid0 = _errs56 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.samples !== void 0) {
                            let data26 = data.samples;
                            const _errs63 = errors;
                            if (errors === _errs63) {
                              if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
                                for (const key4 in data26) {
                                  let data27 = data26[key4];
                                  const _errs66 = errors;
                                  if (errors === _errs66) {
                                    if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
                                      let missing2;
                                      if (data27.rows === void 0 && (missing2 = "rows") || data27.truncated === void 0 && (missing2 = "truncated")) {
                                        validate25.errors = [{ instancePath: instancePath + "/samples/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/samples/additionalProperties/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                                        return false;
                                      } else {
                                        if (data27.truncated !== void 0) {
                                          const _errs68 = errors;
                                          if (typeof data27.truncated !== "boolean") {
                                            validate25.errors = [{ instancePath: instancePath + "/samples/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/truncated", schemaPath: "#/properties/samples/additionalProperties/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                            return false;
                                          }
                                          var valid16 = _errs68 === errors;
                                        } else {
                                          var valid16 = true;
                                        }
                                        if (valid16) {
                                          if (data27.rows !== void 0) {
                                            let data29 = data27.rows;
                                            const _errs70 = errors;
                                            if (errors === _errs70) {
                                              if (Array.isArray(data29)) {
                                                var valid17 = true;
                                                const len5 = data29.length;
                                                for (let i5 = 0; i5 < len5; i5++) {
                                                  let data30 = data29[i5];
                                                  const _errs72 = errors;
                                                  if (errors === _errs72) {
                                                    if (data30 && typeof data30 == "object" && !Array.isArray(data30)) {
                                                      let missing3;
                                                      if (data30.line === void 0 && (missing3 = "line")) {
                                                        validate25.errors = [{ instancePath: instancePath + "/samples/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i5, schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }];
                                                        return false;
                                                      } else {
                                                        if (data30.line !== void 0) {
                                                          let data31 = data30.line;
                                                          const _errs74 = errors;
                                                          if (!(typeof data31 == "number" && (!(data31 % 1) && !isNaN(data31)))) {
                                                            validate25.errors = [{ instancePath: instancePath + "/samples/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i5 + "/line", schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/line/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                            return false;
                                                          }
                                                          if (errors === _errs74) {
                                                            if (typeof data31 == "number") {
                                                              if (data31 < 1 || isNaN(data31)) {
                                                                validate25.errors = [{ instancePath: instancePath + "/samples/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i5 + "/line", schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/line/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                                                return false;
                                                              }
                                                            }
                                                          }
                                                          var valid18 = _errs74 === errors;
                                                        } else {
                                                          var valid18 = true;
                                                        }
                                                        if (valid18) {
                                                          if (data30.file !== void 0) {
                                                            const _errs76 = errors;
                                                            if (typeof data30.file !== "string") {
                                                              validate25.errors = [{ instancePath: instancePath + "/samples/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i5 + "/file", schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/file/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                              return false;
                                                            }
                                                            var valid18 = _errs76 === errors;
                                                          } else {
                                                            var valid18 = true;
                                                          }
                                                          if (valid18) {
                                                            if (data30.values !== void 0) {
                                                              let data33 = data30.values;
                                                              const _errs78 = errors;
                                                              if (errors === _errs78) {
                                                                if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
                                                                  for (const key5 in data33) {
                                                                    let data34 = data33[key5];
                                                                    const _errs81 = errors;
                                                                    if (typeof data34 !== "string" && data34 !== null) {
                                                                      validate25.errors = [{ instancePath: instancePath + "/samples/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i5 + "/values/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/values/additionalProperties/type", keyword: "type", params: { type: schema37.properties.samples.additionalProperties.properties.rows.items.properties.values.additionalProperties.type }, message: "must be string,null" }];
                                                                      return false;
                                                                    }
                                                                    var valid19 = _errs81 === errors;
                                                                    if (!valid19) {
                                                                      break;
                                                                    }
                                                                  }
                                                                } else {
                                                                  validate25.errors = [{ instancePath: instancePath + "/samples/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i5 + "/values", schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/values/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                                  return false;
                                                                }
                                                              }
                                                              var valid18 = _errs78 === errors;
                                                            } else {
                                                              var valid18 = true;
                                                            }
                                                            if (valid18) {
                                                              if (data30.fault !== void 0) {
                                                                const _errs83 = errors;
                                                                if (typeof data30.fault !== "string") {
                                                                  validate25.errors = [{ instancePath: instancePath + "/samples/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i5 + "/fault", schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/fault/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                  return false;
                                                                }
                                                                var valid18 = _errs83 === errors;
                                                              } else {
                                                                var valid18 = true;
                                                              }
                                                            }
                                                          }
                                                        }
                                                      }
                                                    } else {
                                                      validate25.errors = [{ instancePath: instancePath + "/samples/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i5, schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                      return false;
                                                    }
                                                  }
                                                  var valid17 = _errs72 === errors;
                                                  if (!valid17) {
                                                    break;
                                                  }
                                                }
                                              } else {
                                                validate25.errors = [{ instancePath: instancePath + "/samples/" + key4.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows", schemaPath: "#/properties/samples/additionalProperties/properties/rows/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                return false;
                                              }
                                            }
                                            var valid16 = _errs70 === errors;
                                          } else {
                                            var valid16 = true;
                                          }
                                        }
                                      }
                                    } else {
                                      validate25.errors = [{ instancePath: instancePath + "/samples/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/samples/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                      return false;
                                    }
                                  }
                                  var valid15 = _errs66 === errors;
                                  if (!valid15) {
                                    break;
                                  }
                                }
                              } else {
                                validate25.errors = [{ instancePath: instancePath + "/samples", schemaPath: "#/properties/samples/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                return false;
                              }
                            }
                            var valid0 = _errs63 === errors;
                          } else {
                            var valid0 = true;
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate25.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate25.errors = vErrors;
  return errors === 0;
}
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.report_json === void 0 && (missing0 = "report_json") || data.report === void 0 && (missing0 = "report") || data.sources === void 0 && (missing0 = "sources")) {
        validate24.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("data-quality-page/v1" !== data.schema) {
            validate24.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "data-quality-page/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.report_json !== void 0) {
            const _errs2 = errors;
            if (typeof data.report_json !== "string") {
              validate24.errors = [{ instancePath: instancePath + "/report_json", schemaPath: "#/properties/report_json/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.report !== void 0) {
              const _errs4 = errors;
              if (!validate25(data.report, { instancePath: instancePath + "/report", parentData: data, parentDataProperty: "report", rootData })) {
                vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
                errors = vErrors.length;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.sources !== void 0) {
                let data3 = data.sources;
                const _errs5 = errors;
                if (errors === _errs5) {
                  if (Array.isArray(data3)) {
                    var valid1 = true;
                    const len0 = data3.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let data4 = data3[i0];
                      const _errs7 = errors;
                      const _errs8 = errors;
                      if (errors === _errs8) {
                        if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
                          let missing1;
                          if (data4.role === void 0 && (missing1 = "role") || data4.path === void 0 && (missing1 = "path") || data4.bytes === void 0 && (missing1 = "bytes") || data4.sha256 === void 0 && (missing1 = "sha256")) {
                            validate24.errors = [{ instancePath: instancePath + "/sources/" + i0, schemaPath: "common.schema.json#/definitions/SourceFile/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                            return false;
                          } else {
                            if (data4.role !== void 0) {
                              const _errs10 = errors;
                              if (typeof data4.role !== "string") {
                                validate24.errors = [{ instancePath: instancePath + "/sources/" + i0 + "/role", schemaPath: "common.schema.json#/definitions/SourceFile/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                              var valid3 = _errs10 === errors;
                            } else {
                              var valid3 = true;
                            }
                            if (valid3) {
                              if (data4.path !== void 0) {
                                const _errs12 = errors;
                                if (typeof data4.path !== "string") {
                                  validate24.errors = [{ instancePath: instancePath + "/sources/" + i0 + "/path", schemaPath: "common.schema.json#/definitions/SourceFile/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                                var valid3 = _errs12 === errors;
                              } else {
                                var valid3 = true;
                              }
                              if (valid3) {
                                if (data4.bytes !== void 0) {
                                  let data7 = data4.bytes;
                                  const _errs14 = errors;
                                  if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)))) {
                                    validate24.errors = [{ instancePath: instancePath + "/sources/" + i0 + "/bytes", schemaPath: "common.schema.json#/definitions/SourceFile/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                    return false;
                                  }
                                  if (errors === _errs14) {
                                    if (typeof data7 == "number") {
                                      if (data7 < 0 || isNaN(data7)) {
                                        validate24.errors = [{ instancePath: instancePath + "/sources/" + i0 + "/bytes", schemaPath: "common.schema.json#/definitions/SourceFile/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                        return false;
                                      }
                                    }
                                  }
                                  var valid3 = _errs14 === errors;
                                } else {
                                  var valid3 = true;
                                }
                                if (valid3) {
                                  if (data4.sha256 !== void 0) {
                                    let data8 = data4.sha256;
                                    const _errs16 = errors;
                                    if (errors === _errs16) {
                                      if (typeof data8 === "string") {
                                        if (!pattern2.test(data8)) {
                                          validate24.errors = [{ instancePath: instancePath + "/sources/" + i0 + "/sha256", schemaPath: "common.schema.json#/definitions/SourceFile/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                          return false;
                                        }
                                      } else {
                                        validate24.errors = [{ instancePath: instancePath + "/sources/" + i0 + "/sha256", schemaPath: "common.schema.json#/definitions/SourceFile/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                    }
                                    var valid3 = _errs16 === errors;
                                  } else {
                                    var valid3 = true;
                                  }
                                }
                              }
                            }
                          }
                        } else {
                          validate24.errors = [{ instancePath: instancePath + "/sources/" + i0, schemaPath: "common.schema.json#/definitions/SourceFile/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                          return false;
                        }
                      }
                      var valid1 = _errs7 === errors;
                      if (!valid1) {
                        break;
                      }
                    }
                  } else {
                    validate24.errors = [{ instancePath: instancePath + "/sources", schemaPath: "#/properties/sources/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate24.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate24.errors = vErrors;
  return errors === 0;
}
var dataQualityReport = validate25;
var finalizeResult = validate27;
var schema41 = { "$id": "finalize-result.schema.json", "title": "FinalizeResult", "description": "What finalize-gate-run found and wrote, as --json prints it.", "type": "object", "required": ["schema", "run_dir", "report_json", "stage_log", "summary_md", "decision_tag", "owner", "result", "row_added"], "properties": { "schema": { "const": "finalize-result/v1" }, "run_dir": { "description": "As given or found, relative to the repository.", "type": "string" }, "report_json": { "type": "string" }, "stage_log": { "type": "string" }, "summary_md": { "type": "string" }, "decision_tag": { "type": "string" }, "owner": { "type": "string" }, "result": { "enum": ["pass", "fail"] }, "row_added": { "description": "False when the ledger had this very row already.", "type": "boolean" } } };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.run_dir === void 0 && (missing0 = "run_dir") || data.report_json === void 0 && (missing0 = "report_json") || data.stage_log === void 0 && (missing0 = "stage_log") || data.summary_md === void 0 && (missing0 = "summary_md") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.owner === void 0 && (missing0 = "owner") || data.result === void 0 && (missing0 = "result") || data.row_added === void 0 && (missing0 = "row_added")) {
        validate27.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("finalize-result/v1" !== data.schema) {
            validate27.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "finalize-result/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.run_dir !== void 0) {
            const _errs2 = errors;
            if (typeof data.run_dir !== "string") {
              validate27.errors = [{ instancePath: instancePath + "/run_dir", schemaPath: "#/properties/run_dir/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.report_json !== void 0) {
              const _errs4 = errors;
              if (typeof data.report_json !== "string") {
                validate27.errors = [{ instancePath: instancePath + "/report_json", schemaPath: "#/properties/report_json/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.stage_log !== void 0) {
                const _errs6 = errors;
                if (typeof data.stage_log !== "string") {
                  validate27.errors = [{ instancePath: instancePath + "/stage_log", schemaPath: "#/properties/stage_log/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.summary_md !== void 0) {
                  const _errs8 = errors;
                  if (typeof data.summary_md !== "string") {
                    validate27.errors = [{ instancePath: instancePath + "/summary_md", schemaPath: "#/properties/summary_md/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.decision_tag !== void 0) {
                    const _errs10 = errors;
                    if (typeof data.decision_tag !== "string") {
                      validate27.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.owner !== void 0) {
                      const _errs12 = errors;
                      if (typeof data.owner !== "string") {
                        validate27.errors = [{ instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.result !== void 0) {
                        let data7 = data.result;
                        const _errs14 = errors;
                        if (!(data7 === "pass" || data7 === "fail")) {
                          validate27.errors = [{ instancePath: instancePath + "/result", schemaPath: "#/properties/result/enum", keyword: "enum", params: { allowedValues: schema41.properties.result.enum }, message: "must be equal to one of the allowed values" }];
                          return false;
                        }
                        var valid0 = _errs14 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.row_added !== void 0) {
                          const _errs15 = errors;
                          if (typeof data.row_added !== "boolean") {
                            validate27.errors = [{ instancePath: instancePath + "/row_added", schemaPath: "#/properties/row_added/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                            return false;
                          }
                          var valid0 = _errs15 === errors;
                        } else {
                          var valid0 = true;
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate27.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate27.errors = vErrors;
  return errors === 0;
}
var freezeV1 = validate28;
var schema42 = { "$id": "freeze-v1.schema.json", "title": "FreezeV1", "description": "A freeze as freeze-config writes it: the merged configuration of a strategy at a commit. Freezes of other runners are of freeze.schema.json.", "type": "object", "required": ["schema", "frozen_at", "runner", "name", "owner", "notes", "git_commit", "git_branch", "git_dirty_count", "git_diff_sha256", "config_hash", "run_scope", "files", "configuration"], "properties": { "schema": { "const": "freeze/v1" }, "frozen_at": { "$ref": "common.schema.json#/definitions/Instant" }, "runner": { "const": "freeze-config" }, "name": { "type": "string", "minLength": 1 }, "owner": { "type": "string" }, "notes": { "type": "string" }, "git_commit": { "description": "The commit an official run must stand on.", "type": "string", "pattern": "^([0-9a-f]{40}|[0-9a-f]{64})$" }, "git_branch": { "description": "Empty on a detached HEAD.", "type": "string" }, "git_dirty_count": { "description": "Paths that differed from the commit; 0 unless --allow-dirty was given.", "type": "integer", "minimum": 0 }, "git_diff_sha256": { "description": "Of the difference to the commit, untracked files included; null when there was none.", "type": ["string", "null"], "pattern": "^[0-9a-f]{64}$" }, "config_hash": { "description": "sha256 of the configuration as JSON with sorted keys, no blanks, ASCII.", "type": "string", "pattern": "^[0-9a-f]{64}$" }, "run_scope": { "title": "RunScope", "description": "The strategy map of the strategy file; null what it does not say.", "type": "object", "required": ["strategy_id", "strategy_name", "strategy_version"], "properties": { "strategy_id": { "$ref": "common.schema.json#/definitions/Text" }, "strategy_name": { "$ref": "common.schema.json#/definitions/Text" }, "strategy_version": { "$ref": "common.schema.json#/definitions/Text" } } }, "files": { "type": "array", "minItems": 1, "items": { "title": "FrozenFile", "type": "object", "required": ["role", "path", "bytes", "sha256"], "properties": { "role": { "enum": ["protocol", "strategy"] }, "path": { "description": "Relative to the repository; absolute when outside of it.", "type": "string", "minLength": 1 }, "bytes": { "type": "integer", "minimum": 0 }, "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" } } } }, "configuration": { "description": "Protocol and strategy merged, the strategy above.", "type": "object" } } };
var schema44 = { "title": "Text", "type": ["string", "number", "boolean", "null"] };
var pattern11 = new RegExp("^([0-9a-f]{40}|[0-9a-f]{64})$", "u");
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.frozen_at === void 0 && (missing0 = "frozen_at") || data.runner === void 0 && (missing0 = "runner") || data.name === void 0 && (missing0 = "name") || data.owner === void 0 && (missing0 = "owner") || data.notes === void 0 && (missing0 = "notes") || data.git_commit === void 0 && (missing0 = "git_commit") || data.git_branch === void 0 && (missing0 = "git_branch") || data.git_dirty_count === void 0 && (missing0 = "git_dirty_count") || data.git_diff_sha256 === void 0 && (missing0 = "git_diff_sha256") || data.config_hash === void 0 && (missing0 = "config_hash") || data.run_scope === void 0 && (missing0 = "run_scope") || data.files === void 0 && (missing0 = "files") || data.configuration === void 0 && (missing0 = "configuration")) {
        validate28.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("freeze/v1" !== data.schema) {
            validate28.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "freeze/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.frozen_at !== void 0) {
            let data1 = data.frozen_at;
            const _errs2 = errors;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data1 === "string") {
                if (!pattern0.test(data1)) {
                  validate28.errors = [{ instancePath: instancePath + "/frozen_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                  return false;
                }
              } else {
                validate28.errors = [{ instancePath: instancePath + "/frozen_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.runner !== void 0) {
              const _errs5 = errors;
              if ("freeze-config" !== data.runner) {
                validate28.errors = [{ instancePath: instancePath + "/runner", schemaPath: "#/properties/runner/const", keyword: "const", params: { allowedValue: "freeze-config" }, message: "must be equal to constant" }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.name !== void 0) {
                let data3 = data.name;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data3 === "string") {
                    if (func2(data3) < 1) {
                      validate28.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                      return false;
                    }
                  } else {
                    validate28.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.owner !== void 0) {
                  const _errs8 = errors;
                  if (typeof data.owner !== "string") {
                    validate28.errors = [{ instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.notes !== void 0) {
                    const _errs10 = errors;
                    if (typeof data.notes !== "string") {
                      validate28.errors = [{ instancePath: instancePath + "/notes", schemaPath: "#/properties/notes/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.git_commit !== void 0) {
                      let data6 = data.git_commit;
                      const _errs12 = errors;
                      if (errors === _errs12) {
                        if (typeof data6 === "string") {
                          if (!pattern11.test(data6)) {
                            validate28.errors = [{ instancePath: instancePath + "/git_commit", schemaPath: "#/properties/git_commit/pattern", keyword: "pattern", params: { pattern: "^([0-9a-f]{40}|[0-9a-f]{64})$" }, message: 'must match pattern "^([0-9a-f]{40}|[0-9a-f]{64})$"' }];
                            return false;
                          }
                        } else {
                          validate28.errors = [{ instancePath: instancePath + "/git_commit", schemaPath: "#/properties/git_commit/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.git_branch !== void 0) {
                        const _errs14 = errors;
                        if (typeof data.git_branch !== "string") {
                          validate28.errors = [{ instancePath: instancePath + "/git_branch", schemaPath: "#/properties/git_branch/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                        var valid0 = _errs14 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.git_dirty_count !== void 0) {
                          let data8 = data.git_dirty_count;
                          const _errs16 = errors;
                          if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)))) {
                            validate28.errors = [{ instancePath: instancePath + "/git_dirty_count", schemaPath: "#/properties/git_dirty_count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                            return false;
                          }
                          if (errors === _errs16) {
                            if (typeof data8 == "number") {
                              if (data8 < 0 || isNaN(data8)) {
                                validate28.errors = [{ instancePath: instancePath + "/git_dirty_count", schemaPath: "#/properties/git_dirty_count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                return false;
                              }
                            }
                          }
                          var valid0 = _errs16 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.git_diff_sha256 !== void 0) {
                            let data9 = data.git_diff_sha256;
                            const _errs18 = errors;
                            if (typeof data9 !== "string" && data9 !== null) {
                              validate28.errors = [{ instancePath: instancePath + "/git_diff_sha256", schemaPath: "#/properties/git_diff_sha256/type", keyword: "type", params: { type: schema42.properties.git_diff_sha256.type }, message: "must be string,null" }];
                              return false;
                            }
                            if (errors === _errs18) {
                              if (typeof data9 === "string") {
                                if (!pattern2.test(data9)) {
                                  validate28.errors = [{ instancePath: instancePath + "/git_diff_sha256", schemaPath: "#/properties/git_diff_sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                  return false;
                                }
                              }
                            }
                            var valid0 = _errs18 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.config_hash !== void 0) {
                              let data10 = data.config_hash;
                              const _errs20 = errors;
                              if (errors === _errs20) {
                                if (typeof data10 === "string") {
                                  if (!pattern2.test(data10)) {
                                    validate28.errors = [{ instancePath: instancePath + "/config_hash", schemaPath: "#/properties/config_hash/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                    return false;
                                  }
                                } else {
                                  validate28.errors = [{ instancePath: instancePath + "/config_hash", schemaPath: "#/properties/config_hash/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                              }
                              var valid0 = _errs20 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.run_scope !== void 0) {
                                let data11 = data.run_scope;
                                const _errs22 = errors;
                                if (errors === _errs22) {
                                  if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
                                    let missing1;
                                    if (data11.strategy_id === void 0 && (missing1 = "strategy_id") || data11.strategy_name === void 0 && (missing1 = "strategy_name") || data11.strategy_version === void 0 && (missing1 = "strategy_version")) {
                                      validate28.errors = [{ instancePath: instancePath + "/run_scope", schemaPath: "#/properties/run_scope/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                      return false;
                                    } else {
                                      if (data11.strategy_id !== void 0) {
                                        let data12 = data11.strategy_id;
                                        const _errs24 = errors;
                                        if (typeof data12 !== "string" && !(typeof data12 == "number") && typeof data12 !== "boolean" && data12 !== null) {
                                          validate28.errors = [{ instancePath: instancePath + "/run_scope/strategy_id", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" }];
                                          return false;
                                        }
                                        var valid2 = _errs24 === errors;
                                      } else {
                                        var valid2 = true;
                                      }
                                      if (valid2) {
                                        if (data11.strategy_name !== void 0) {
                                          let data13 = data11.strategy_name;
                                          const _errs27 = errors;
                                          if (typeof data13 !== "string" && !(typeof data13 == "number") && typeof data13 !== "boolean" && data13 !== null) {
                                            validate28.errors = [{ instancePath: instancePath + "/run_scope/strategy_name", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" }];
                                            return false;
                                          }
                                          var valid2 = _errs27 === errors;
                                        } else {
                                          var valid2 = true;
                                        }
                                        if (valid2) {
                                          if (data11.strategy_version !== void 0) {
                                            let data14 = data11.strategy_version;
                                            const _errs30 = errors;
                                            if (typeof data14 !== "string" && !(typeof data14 == "number") && typeof data14 !== "boolean" && data14 !== null) {
                                              validate28.errors = [{ instancePath: instancePath + "/run_scope/strategy_version", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" }];
                                              return false;
                                            }
                                            var valid2 = _errs30 === errors;
                                          } else {
                                            var valid2 = true;
                                          }
                                        }
                                      }
                                    }
                                  } else {
                                    validate28.errors = [{ instancePath: instancePath + "/run_scope", schemaPath: "#/properties/run_scope/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                    return false;
                                  }
                                }
                                var valid0 = _errs22 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.files !== void 0) {
                                  let data15 = data.files;
                                  const _errs33 = errors;
                                  if (errors === _errs33) {
                                    if (Array.isArray(data15)) {
                                      if (data15.length < 1) {
                                        validate28.errors = [{ instancePath: instancePath + "/files", schemaPath: "#/properties/files/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                                        return false;
                                      } else {
                                        var valid6 = true;
                                        const len0 = data15.length;
                                        for (let i0 = 0; i0 < len0; i0++) {
                                          let data16 = data15[i0];
                                          const _errs35 = errors;
                                          if (errors === _errs35) {
                                            if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
                                              let missing2;
                                              if (data16.role === void 0 && (missing2 = "role") || data16.path === void 0 && (missing2 = "path") || data16.bytes === void 0 && (missing2 = "bytes") || data16.sha256 === void 0 && (missing2 = "sha256")) {
                                                validate28.errors = [{ instancePath: instancePath + "/files/" + i0, schemaPath: "#/properties/files/items/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                                                return false;
                                              } else {
                                                if (data16.role !== void 0) {
                                                  let data17 = data16.role;
                                                  const _errs37 = errors;
                                                  if (!(data17 === "protocol" || data17 === "strategy")) {
                                                    validate28.errors = [{ instancePath: instancePath + "/files/" + i0 + "/role", schemaPath: "#/properties/files/items/properties/role/enum", keyword: "enum", params: { allowedValues: schema42.properties.files.items.properties.role.enum }, message: "must be equal to one of the allowed values" }];
                                                    return false;
                                                  }
                                                  var valid7 = _errs37 === errors;
                                                } else {
                                                  var valid7 = true;
                                                }
                                                if (valid7) {
                                                  if (data16.path !== void 0) {
                                                    let data18 = data16.path;
                                                    const _errs38 = errors;
                                                    if (errors === _errs38) {
                                                      if (typeof data18 === "string") {
                                                        if (func2(data18) < 1) {
                                                          validate28.errors = [{ instancePath: instancePath + "/files/" + i0 + "/path", schemaPath: "#/properties/files/items/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                          return false;
                                                        }
                                                      } else {
                                                        validate28.errors = [{ instancePath: instancePath + "/files/" + i0 + "/path", schemaPath: "#/properties/files/items/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                        return false;
                                                      }
                                                    }
                                                    var valid7 = _errs38 === errors;
                                                  } else {
                                                    var valid7 = true;
                                                  }
                                                  if (valid7) {
                                                    if (data16.bytes !== void 0) {
                                                      let data19 = data16.bytes;
                                                      const _errs40 = errors;
                                                      if (!(typeof data19 == "number" && (!(data19 % 1) && !isNaN(data19)))) {
                                                        validate28.errors = [{ instancePath: instancePath + "/files/" + i0 + "/bytes", schemaPath: "#/properties/files/items/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                        return false;
                                                      }
                                                      if (errors === _errs40) {
                                                        if (typeof data19 == "number") {
                                                          if (data19 < 0 || isNaN(data19)) {
                                                            validate28.errors = [{ instancePath: instancePath + "/files/" + i0 + "/bytes", schemaPath: "#/properties/files/items/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                            return false;
                                                          }
                                                        }
                                                      }
                                                      var valid7 = _errs40 === errors;
                                                    } else {
                                                      var valid7 = true;
                                                    }
                                                    if (valid7) {
                                                      if (data16.sha256 !== void 0) {
                                                        let data20 = data16.sha256;
                                                        const _errs42 = errors;
                                                        if (errors === _errs42) {
                                                          if (typeof data20 === "string") {
                                                            if (!pattern2.test(data20)) {
                                                              validate28.errors = [{ instancePath: instancePath + "/files/" + i0 + "/sha256", schemaPath: "#/properties/files/items/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                                              return false;
                                                            }
                                                          } else {
                                                            validate28.errors = [{ instancePath: instancePath + "/files/" + i0 + "/sha256", schemaPath: "#/properties/files/items/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                            return false;
                                                          }
                                                        }
                                                        var valid7 = _errs42 === errors;
                                                      } else {
                                                        var valid7 = true;
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            } else {
                                              validate28.errors = [{ instancePath: instancePath + "/files/" + i0, schemaPath: "#/properties/files/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                              return false;
                                            }
                                          }
                                          var valid6 = _errs35 === errors;
                                          if (!valid6) {
                                            break;
                                          }
                                        }
                                      }
                                    } else {
                                      validate28.errors = [{ instancePath: instancePath + "/files", schemaPath: "#/properties/files/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                      return false;
                                    }
                                  }
                                  var valid0 = _errs33 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.configuration !== void 0) {
                                    let data21 = data.configuration;
                                    const _errs44 = errors;
                                    if (!(data21 && typeof data21 == "object" && !Array.isArray(data21))) {
                                      validate28.errors = [{ instancePath: instancePath + "/configuration", schemaPath: "#/properties/configuration/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                      return false;
                                    }
                                    var valid0 = _errs44 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate28.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate28.errors = vErrors;
  return errors === 0;
}
var freezeVerification = validate29;
var schema47 = { "$id": "freeze-verification.schema.json", "title": "FreezeVerification", "description": "Whether a freeze still holds, as freeze-config --verify --json prints it.", "type": "object", "required": ["schema", "freeze_file", "runner", "hash_recomputed", "config_hash", "config_hash_now", "differences", "holds"], "properties": { "schema": { "const": "freeze-verification/v1" }, "freeze_file": { "type": "string", "minLength": 1 }, "runner": { "type": ["string", "null"] }, "hash_recomputed": { "description": "False for a freeze of another runner: only its commit was checked.", "type": "boolean" }, "config_hash": { "description": "As the freeze states it.", "type": ["string", "null"] }, "config_hash_now": { "description": "Of the files now; null when it could not be computed.", "type": ["string", "null"] }, "differences": { "type": "array", "items": { "title": "FreezeDifference", "type": "object", "required": ["key", "old", "new"], "properties": { "key": { "type": "string", "minLength": 1 }, "old": { "type": "string" }, "new": { "type": "string" } } } }, "holds": { "type": "boolean" } } };
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.freeze_file === void 0 && (missing0 = "freeze_file") || data.runner === void 0 && (missing0 = "runner") || data.hash_recomputed === void 0 && (missing0 = "hash_recomputed") || data.config_hash === void 0 && (missing0 = "config_hash") || data.config_hash_now === void 0 && (missing0 = "config_hash_now") || data.differences === void 0 && (missing0 = "differences") || data.holds === void 0 && (missing0 = "holds")) {
        validate29.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("freeze-verification/v1" !== data.schema) {
            validate29.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "freeze-verification/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.freeze_file !== void 0) {
            let data1 = data.freeze_file;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data1 === "string") {
                if (func2(data1) < 1) {
                  validate29.errors = [{ instancePath: instancePath + "/freeze_file", schemaPath: "#/properties/freeze_file/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate29.errors = [{ instancePath: instancePath + "/freeze_file", schemaPath: "#/properties/freeze_file/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.runner !== void 0) {
              let data2 = data.runner;
              const _errs4 = errors;
              if (typeof data2 !== "string" && data2 !== null) {
                validate29.errors = [{ instancePath: instancePath + "/runner", schemaPath: "#/properties/runner/type", keyword: "type", params: { type: schema47.properties.runner.type }, message: "must be string,null" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.hash_recomputed !== void 0) {
                const _errs6 = errors;
                if (typeof data.hash_recomputed !== "boolean") {
                  validate29.errors = [{ instancePath: instancePath + "/hash_recomputed", schemaPath: "#/properties/hash_recomputed/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                  return false;
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.config_hash !== void 0) {
                  let data4 = data.config_hash;
                  const _errs8 = errors;
                  if (typeof data4 !== "string" && data4 !== null) {
                    validate29.errors = [{ instancePath: instancePath + "/config_hash", schemaPath: "#/properties/config_hash/type", keyword: "type", params: { type: schema47.properties.config_hash.type }, message: "must be string,null" }];
                    return false;
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.config_hash_now !== void 0) {
                    let data5 = data.config_hash_now;
                    const _errs10 = errors;
                    if (typeof data5 !== "string" && data5 !== null) {
                      validate29.errors = [{ instancePath: instancePath + "/config_hash_now", schemaPath: "#/properties/config_hash_now/type", keyword: "type", params: { type: schema47.properties.config_hash_now.type }, message: "must be string,null" }];
                      return false;
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.differences !== void 0) {
                      let data6 = data.differences;
                      const _errs12 = errors;
                      if (errors === _errs12) {
                        if (Array.isArray(data6)) {
                          var valid1 = true;
                          const len0 = data6.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            let data7 = data6[i0];
                            const _errs14 = errors;
                            if (errors === _errs14) {
                              if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                                let missing1;
                                if (data7.key === void 0 && (missing1 = "key") || data7.old === void 0 && (missing1 = "old") || data7.new === void 0 && (missing1 = "new")) {
                                  validate29.errors = [{ instancePath: instancePath + "/differences/" + i0, schemaPath: "#/properties/differences/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                  return false;
                                } else {
                                  if (data7.key !== void 0) {
                                    let data8 = data7.key;
                                    const _errs16 = errors;
                                    if (errors === _errs16) {
                                      if (typeof data8 === "string") {
                                        if (func2(data8) < 1) {
                                          validate29.errors = [{ instancePath: instancePath + "/differences/" + i0 + "/key", schemaPath: "#/properties/differences/items/properties/key/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                          return false;
                                        }
                                      } else {
                                        validate29.errors = [{ instancePath: instancePath + "/differences/" + i0 + "/key", schemaPath: "#/properties/differences/items/properties/key/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                    }
                                    var valid2 = _errs16 === errors;
                                  } else {
                                    var valid2 = true;
                                  }
                                  if (valid2) {
                                    if (data7.old !== void 0) {
                                      const _errs18 = errors;
                                      if (typeof data7.old !== "string") {
                                        validate29.errors = [{ instancePath: instancePath + "/differences/" + i0 + "/old", schemaPath: "#/properties/differences/items/properties/old/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                      var valid2 = _errs18 === errors;
                                    } else {
                                      var valid2 = true;
                                    }
                                    if (valid2) {
                                      if (data7.new !== void 0) {
                                        const _errs20 = errors;
                                        if (typeof data7.new !== "string") {
                                          validate29.errors = [{ instancePath: instancePath + "/differences/" + i0 + "/new", schemaPath: "#/properties/differences/items/properties/new/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                        var valid2 = _errs20 === errors;
                                      } else {
                                        var valid2 = true;
                                      }
                                    }
                                  }
                                }
                              } else {
                                validate29.errors = [{ instancePath: instancePath + "/differences/" + i0, schemaPath: "#/properties/differences/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                return false;
                              }
                            }
                            var valid1 = _errs14 === errors;
                            if (!valid1) {
                              break;
                            }
                          }
                        } else {
                          validate29.errors = [{ instancePath: instancePath + "/differences", schemaPath: "#/properties/differences/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                          return false;
                        }
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.holds !== void 0) {
                        const _errs22 = errors;
                        if (typeof data.holds !== "boolean") {
                          validate29.errors = [{ instancePath: instancePath + "/holds", schemaPath: "#/properties/holds/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                          return false;
                        }
                        var valid0 = _errs22 === errors;
                      } else {
                        var valid0 = true;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate29.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate29.errors = vErrors;
  return errors === 0;
}
var freeze = validate30;
var schema48 = { "$id": "freeze.schema.json", "title": "Freeze", "description": "The frozen configuration an official run refers to.", "type": "object", "properties": { "frozen_at": { "type": ["string", "null"] }, "runner": { "type": ["string", "null"] }, "git_commit": { "description": "When present, the commit an official run must stand on.", "type": ["string", "null"] }, "config_hash": { "type": ["string", "null"] } } };
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.frozen_at !== void 0) {
        let data0 = data.frozen_at;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate30.errors = [{ instancePath: instancePath + "/frozen_at", schemaPath: "#/properties/frozen_at/type", keyword: "type", params: { type: schema48.properties.frozen_at.type }, message: "must be string,null" }];
          return false;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.runner !== void 0) {
          let data1 = data.runner;
          const _errs3 = errors;
          if (typeof data1 !== "string" && data1 !== null) {
            validate30.errors = [{ instancePath: instancePath + "/runner", schemaPath: "#/properties/runner/type", keyword: "type", params: { type: schema48.properties.runner.type }, message: "must be string,null" }];
            return false;
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.git_commit !== void 0) {
            let data2 = data.git_commit;
            const _errs5 = errors;
            if (typeof data2 !== "string" && data2 !== null) {
              validate30.errors = [{ instancePath: instancePath + "/git_commit", schemaPath: "#/properties/git_commit/type", keyword: "type", params: { type: schema48.properties.git_commit.type }, message: "must be string,null" }];
              return false;
            }
            var valid0 = _errs5 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.config_hash !== void 0) {
              let data3 = data.config_hash;
              const _errs7 = errors;
              if (typeof data3 !== "string" && data3 !== null) {
                validate30.errors = [{ instancePath: instancePath + "/config_hash", schemaPath: "#/properties/config_hash/type", keyword: "type", params: { type: schema48.properties.config_hash.type }, message: "must be string,null" }];
                return false;
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate30.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate30.errors = vErrors;
  return errors === 0;
}
var governanceAudit = validate31;
var schema49 = { "$id": "governance-audit.schema.json", "title": "GovernanceAudit", "description": "governance_audit_check.json of a run directory: is the trail of the run complete and consistent. Older ones come from the replaced script and may lack parts.", "type": "object", "properties": { "generated_at": { "description": "Local time without zone, YYYY-MM-DDTHH:MM:SS.ffffff.", "type": ["string", "null"] }, "checks": { "description": "Name of the check \u2192 held. Only true is a pass.", "type": ["object", "null"], "additionalProperties": { "$ref": "common.schema.json#/definitions/Flag" } }, "details": { "oneOf": [{ "type": "null" }, { "title": "AuditDetails", "description": "What was judged. Paths are absolute; a tag or path is empty when no document states one; overall_pass is the gates' own verdict as the report has it; data_quality_overall_pass is there only when that report was read.", "type": "object", "properties": { "run_dir": { "$ref": "common.schema.json#/definitions/Text" }, "report_json": { "$ref": "common.schema.json#/definitions/Text" }, "decision_tag": { "$ref": "common.schema.json#/definitions/Text" }, "owner": { "$ref": "common.schema.json#/definitions/Text" }, "decision_tag_report": { "$ref": "common.schema.json#/definitions/Text" }, "overall_pass": { "$ref": "common.schema.json#/definitions/Scalar" }, "skip_data_quality_check": { "$ref": "common.schema.json#/definitions/Flag" }, "data_quality_report_json": { "$ref": "common.schema.json#/definitions/Text" }, "data_quality_overall_pass": { "$ref": "common.schema.json#/definitions/Flag" } } }] }, "overall_pass": { "description": "Every check held and nothing failed.", "type": ["boolean", "null"] }, "failures": { "type": ["array", "null"], "items": { "type": "string" } } } };
var schema50 = { "title": "Flag", "type": ["boolean", "integer", "string", "null"] };
function validate31(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.generated_at !== void 0) {
        let data0 = data.generated_at;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate31.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/type", keyword: "type", params: { type: schema49.properties.generated_at.type }, message: "must be string,null" }];
          return false;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.checks !== void 0) {
          let data1 = data.checks;
          const _errs3 = errors;
          if (!(data1 && typeof data1 == "object" && !Array.isArray(data1)) && data1 !== null) {
            validate31.errors = [{ instancePath: instancePath + "/checks", schemaPath: "#/properties/checks/type", keyword: "type", params: { type: schema49.properties.checks.type }, message: "must be object,null" }];
            return false;
          }
          if (errors === _errs3) {
            if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
              for (const key0 in data1) {
                let data2 = data1[key0];
                const _errs6 = errors;
                if (typeof data2 !== "boolean" && !(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2))) && typeof data2 !== "string" && data2 !== null) {
                  validate31.errors = [{ instancePath: instancePath + "/checks/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "common.schema.json#/definitions/Flag/type", keyword: "type", params: { type: schema50.type }, message: "must be boolean,integer,string,null" }];
                  return false;
                }
                var valid1 = _errs6 === errors;
                if (!valid1) {
                  break;
                }
              }
            }
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.details !== void 0) {
            let data3 = data.details;
            const _errs9 = errors;
            const _errs10 = errors;
            let valid3 = false;
            let passing0 = null;
            const _errs11 = errors;
            if (data3 !== null) {
              const err0 = { instancePath: instancePath + "/details", schemaPath: "#/properties/details/oneOf/0/type", keyword: "type", params: { type: "null" }, message: "must be null" };
              if (vErrors === null) {
                vErrors = [err0];
              } else {
                vErrors.push(err0);
              }
              errors++;
            }
            var _valid0 = _errs11 === errors;
            if (_valid0) {
              valid3 = true;
              passing0 = 0;
            }
            const _errs13 = errors;
            if (errors === _errs13) {
              if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                if (data3.run_dir !== void 0) {
                  let data4 = data3.run_dir;
                  const _errs15 = errors;
                  if (typeof data4 !== "string" && !(typeof data4 == "number") && typeof data4 !== "boolean" && data4 !== null) {
                    const err1 = { instancePath: instancePath + "/details/run_dir", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" };
                    if (vErrors === null) {
                      vErrors = [err1];
                    } else {
                      vErrors.push(err1);
                    }
                    errors++;
                  }
                  var valid4 = _errs15 === errors;
                } else {
                  var valid4 = true;
                }
                if (valid4) {
                  if (data3.report_json !== void 0) {
                    let data5 = data3.report_json;
                    const _errs18 = errors;
                    if (typeof data5 !== "string" && !(typeof data5 == "number") && typeof data5 !== "boolean" && data5 !== null) {
                      const err2 = { instancePath: instancePath + "/details/report_json", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" };
                      if (vErrors === null) {
                        vErrors = [err2];
                      } else {
                        vErrors.push(err2);
                      }
                      errors++;
                    }
                    var valid4 = _errs18 === errors;
                  } else {
                    var valid4 = true;
                  }
                  if (valid4) {
                    if (data3.decision_tag !== void 0) {
                      let data6 = data3.decision_tag;
                      const _errs21 = errors;
                      if (typeof data6 !== "string" && !(typeof data6 == "number") && typeof data6 !== "boolean" && data6 !== null) {
                        const err3 = { instancePath: instancePath + "/details/decision_tag", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" };
                        if (vErrors === null) {
                          vErrors = [err3];
                        } else {
                          vErrors.push(err3);
                        }
                        errors++;
                      }
                      var valid4 = _errs21 === errors;
                    } else {
                      var valid4 = true;
                    }
                    if (valid4) {
                      if (data3.owner !== void 0) {
                        let data7 = data3.owner;
                        const _errs24 = errors;
                        if (typeof data7 !== "string" && !(typeof data7 == "number") && typeof data7 !== "boolean" && data7 !== null) {
                          const err4 = { instancePath: instancePath + "/details/owner", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" };
                          if (vErrors === null) {
                            vErrors = [err4];
                          } else {
                            vErrors.push(err4);
                          }
                          errors++;
                        }
                        var valid4 = _errs24 === errors;
                      } else {
                        var valid4 = true;
                      }
                      if (valid4) {
                        if (data3.decision_tag_report !== void 0) {
                          let data8 = data3.decision_tag_report;
                          const _errs27 = errors;
                          if (typeof data8 !== "string" && !(typeof data8 == "number") && typeof data8 !== "boolean" && data8 !== null) {
                            const err5 = { instancePath: instancePath + "/details/decision_tag_report", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" };
                            if (vErrors === null) {
                              vErrors = [err5];
                            } else {
                              vErrors.push(err5);
                            }
                            errors++;
                          }
                          var valid4 = _errs27 === errors;
                        } else {
                          var valid4 = true;
                        }
                        if (valid4) {
                          if (data3.overall_pass !== void 0) {
                            let data9 = data3.overall_pass;
                            const _errs30 = errors;
                            if (!(typeof data9 == "number") && typeof data9 !== "string" && typeof data9 !== "boolean" && data9 !== null) {
                              const err6 = { instancePath: instancePath + "/details/overall_pass", schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema38.type }, message: "must be number,string,boolean,null" };
                              if (vErrors === null) {
                                vErrors = [err6];
                              } else {
                                vErrors.push(err6);
                              }
                              errors++;
                            }
                            var valid4 = _errs30 === errors;
                          } else {
                            var valid4 = true;
                          }
                          if (valid4) {
                            if (data3.skip_data_quality_check !== void 0) {
                              let data10 = data3.skip_data_quality_check;
                              const _errs33 = errors;
                              if (typeof data10 !== "boolean" && !(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10))) && typeof data10 !== "string" && data10 !== null) {
                                const err7 = { instancePath: instancePath + "/details/skip_data_quality_check", schemaPath: "common.schema.json#/definitions/Flag/type", keyword: "type", params: { type: schema50.type }, message: "must be boolean,integer,string,null" };
                                if (vErrors === null) {
                                  vErrors = [err7];
                                } else {
                                  vErrors.push(err7);
                                }
                                errors++;
                              }
                              var valid4 = _errs33 === errors;
                            } else {
                              var valid4 = true;
                            }
                            if (valid4) {
                              if (data3.data_quality_report_json !== void 0) {
                                let data11 = data3.data_quality_report_json;
                                const _errs36 = errors;
                                if (typeof data11 !== "string" && !(typeof data11 == "number") && typeof data11 !== "boolean" && data11 !== null) {
                                  const err8 = { instancePath: instancePath + "/details/data_quality_report_json", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" };
                                  if (vErrors === null) {
                                    vErrors = [err8];
                                  } else {
                                    vErrors.push(err8);
                                  }
                                  errors++;
                                }
                                var valid4 = _errs36 === errors;
                              } else {
                                var valid4 = true;
                              }
                              if (valid4) {
                                if (data3.data_quality_overall_pass !== void 0) {
                                  let data12 = data3.data_quality_overall_pass;
                                  const _errs39 = errors;
                                  if (typeof data12 !== "boolean" && !(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12))) && typeof data12 !== "string" && data12 !== null) {
                                    const err9 = { instancePath: instancePath + "/details/data_quality_overall_pass", schemaPath: "common.schema.json#/definitions/Flag/type", keyword: "type", params: { type: schema50.type }, message: "must be boolean,integer,string,null" };
                                    if (vErrors === null) {
                                      vErrors = [err9];
                                    } else {
                                      vErrors.push(err9);
                                    }
                                    errors++;
                                  }
                                  var valid4 = _errs39 === errors;
                                } else {
                                  var valid4 = true;
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              } else {
                const err10 = { instancePath: instancePath + "/details", schemaPath: "#/properties/details/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err10];
                } else {
                  vErrors.push(err10);
                }
                errors++;
              }
            }
            var _valid0 = _errs13 === errors;
            if (_valid0 && valid3) {
              valid3 = false;
              passing0 = [passing0, 1];
            } else {
              if (_valid0) {
                valid3 = true;
                passing0 = 1;
              }
            }
            if (!valid3) {
              const err11 = { instancePath: instancePath + "/details", schemaPath: "#/properties/details/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
              if (vErrors === null) {
                vErrors = [err11];
              } else {
                vErrors.push(err11);
              }
              errors++;
              validate31.errors = vErrors;
              return false;
            } else {
              errors = _errs10;
              if (vErrors !== null) {
                if (_errs10) {
                  vErrors.length = _errs10;
                } else {
                  vErrors = null;
                }
              }
            }
            var valid0 = _errs9 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.overall_pass !== void 0) {
              let data13 = data.overall_pass;
              const _errs42 = errors;
              if (typeof data13 !== "boolean" && data13 !== null) {
                validate31.errors = [{ instancePath: instancePath + "/overall_pass", schemaPath: "#/properties/overall_pass/type", keyword: "type", params: { type: schema49.properties.overall_pass.type }, message: "must be boolean,null" }];
                return false;
              }
              var valid0 = _errs42 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.failures !== void 0) {
                let data14 = data.failures;
                const _errs44 = errors;
                if (!Array.isArray(data14) && data14 !== null) {
                  validate31.errors = [{ instancePath: instancePath + "/failures", schemaPath: "#/properties/failures/type", keyword: "type", params: { type: schema49.properties.failures.type }, message: "must be array,null" }];
                  return false;
                }
                if (errors === _errs44) {
                  if (Array.isArray(data14)) {
                    var valid14 = true;
                    const len0 = data14.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      const _errs46 = errors;
                      if (typeof data14[i0] !== "string") {
                        validate31.errors = [{ instancePath: instancePath + "/failures/" + i0, schemaPath: "#/properties/failures/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                      var valid14 = _errs46 === errors;
                      if (!valid14) {
                        break;
                      }
                    }
                  }
                }
                var valid0 = _errs44 === errors;
              } else {
                var valid0 = true;
              }
            }
          }
        }
      }
    } else {
      validate31.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate31.errors = vErrors;
  return errors === 0;
}
var installManifest = validate32;
var schema60 = { "$id": "install-manifest.schema.json", "title": "InstallManifest", "description": "scripts/.gatehouse-install.json of a research repository: which files install-into put there and what it keeps of those it replaced. An entry stands before its file is touched.", "type": "object", "required": ["schema", "home", "files"], "properties": { "schema": { "const": "install-manifest/v1" }, "home": { "description": "Where the executables are installed; the wrappers name it.", "type": "string", "minLength": 1 }, "files": { "type": "array", "items": { "title": "InstalledFile", "type": "object", "required": ["name", "sha256", "kept"], "properties": { "name": { "description": "Name in scripts/.", "type": "string", "pattern": "^[A-Za-z0-9_]+\\.(py|sh)$" }, "sha256": { "description": "Of the wrapper: a file with another one was changed since and is not touched.", "type": "string", "pattern": "^[0-9a-f]{64}$" }, "kept": { "description": "Name in scripts/ under which the replaced file is kept; null when there was none.", "type": ["string", "null"] } } } } } };
var pattern15 = new RegExp("^[A-Za-z0-9_]+\\.(py|sh)$", "u");
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.home === void 0 && (missing0 = "home") || data.files === void 0 && (missing0 = "files")) {
        validate32.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("install-manifest/v1" !== data.schema) {
            validate32.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "install-manifest/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.home !== void 0) {
            let data1 = data.home;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data1 === "string") {
                if (func2(data1) < 1) {
                  validate32.errors = [{ instancePath: instancePath + "/home", schemaPath: "#/properties/home/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate32.errors = [{ instancePath: instancePath + "/home", schemaPath: "#/properties/home/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.files !== void 0) {
              let data2 = data.files;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (Array.isArray(data2)) {
                  var valid1 = true;
                  const len0 = data2.length;
                  for (let i0 = 0; i0 < len0; i0++) {
                    let data3 = data2[i0];
                    const _errs6 = errors;
                    if (errors === _errs6) {
                      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
                        let missing1;
                        if (data3.name === void 0 && (missing1 = "name") || data3.sha256 === void 0 && (missing1 = "sha256") || data3.kept === void 0 && (missing1 = "kept")) {
                          validate32.errors = [{ instancePath: instancePath + "/files/" + i0, schemaPath: "#/properties/files/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                          return false;
                        } else {
                          if (data3.name !== void 0) {
                            let data4 = data3.name;
                            const _errs8 = errors;
                            if (errors === _errs8) {
                              if (typeof data4 === "string") {
                                if (!pattern15.test(data4)) {
                                  validate32.errors = [{ instancePath: instancePath + "/files/" + i0 + "/name", schemaPath: "#/properties/files/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_]+\\.(py|sh)$" }, message: 'must match pattern "^[A-Za-z0-9_]+\\.(py|sh)$"' }];
                                  return false;
                                }
                              } else {
                                validate32.errors = [{ instancePath: instancePath + "/files/" + i0 + "/name", schemaPath: "#/properties/files/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                            var valid2 = _errs8 === errors;
                          } else {
                            var valid2 = true;
                          }
                          if (valid2) {
                            if (data3.sha256 !== void 0) {
                              let data5 = data3.sha256;
                              const _errs10 = errors;
                              if (errors === _errs10) {
                                if (typeof data5 === "string") {
                                  if (!pattern2.test(data5)) {
                                    validate32.errors = [{ instancePath: instancePath + "/files/" + i0 + "/sha256", schemaPath: "#/properties/files/items/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                    return false;
                                  }
                                } else {
                                  validate32.errors = [{ instancePath: instancePath + "/files/" + i0 + "/sha256", schemaPath: "#/properties/files/items/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                              }
                              var valid2 = _errs10 === errors;
                            } else {
                              var valid2 = true;
                            }
                            if (valid2) {
                              if (data3.kept !== void 0) {
                                let data6 = data3.kept;
                                const _errs12 = errors;
                                if (typeof data6 !== "string" && data6 !== null) {
                                  validate32.errors = [{ instancePath: instancePath + "/files/" + i0 + "/kept", schemaPath: "#/properties/files/items/properties/kept/type", keyword: "type", params: { type: schema60.properties.files.items.properties.kept.type }, message: "must be string,null" }];
                                  return false;
                                }
                                var valid2 = _errs12 === errors;
                              } else {
                                var valid2 = true;
                              }
                            }
                          }
                        }
                      } else {
                        validate32.errors = [{ instancePath: instancePath + "/files/" + i0, schemaPath: "#/properties/files/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                        return false;
                      }
                    }
                    var valid1 = _errs6 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                } else {
                  validate32.errors = [{ instancePath: instancePath + "/files", schemaPath: "#/properties/files/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
          }
        }
      }
    } else {
      validate32.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate32.errors = vErrors;
  return errors === 0;
}
var installResult = validate33;
var schema61 = { "$id": "install-result.schema.json", "title": "InstallResult", "description": "What install-into did, or with --dry-run would do.", "type": "object", "required": ["schema", "repository", "home", "dry_run", "steps"], "properties": { "schema": { "const": "install-result/v1" }, "repository": { "type": "string" }, "home": { "type": "string" }, "dry_run": { "type": "boolean" }, "steps": { "type": "array", "items": { "title": "InstallStep", "type": "object", "required": ["action", "file", "why"], "properties": { "action": { "enum": ["install", "replace", "renew", "unchanged", "left", "restore", "remove"] }, "file": { "type": "string" }, "why": { "type": "string" } } } } } };
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.repository === void 0 && (missing0 = "repository") || data.home === void 0 && (missing0 = "home") || data.dry_run === void 0 && (missing0 = "dry_run") || data.steps === void 0 && (missing0 = "steps")) {
        validate33.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("install-result/v1" !== data.schema) {
            validate33.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "install-result/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.repository !== void 0) {
            const _errs2 = errors;
            if (typeof data.repository !== "string") {
              validate33.errors = [{ instancePath: instancePath + "/repository", schemaPath: "#/properties/repository/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.home !== void 0) {
              const _errs4 = errors;
              if (typeof data.home !== "string") {
                validate33.errors = [{ instancePath: instancePath + "/home", schemaPath: "#/properties/home/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.dry_run !== void 0) {
                const _errs6 = errors;
                if (typeof data.dry_run !== "boolean") {
                  validate33.errors = [{ instancePath: instancePath + "/dry_run", schemaPath: "#/properties/dry_run/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                  return false;
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.steps !== void 0) {
                  let data4 = data.steps;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (Array.isArray(data4)) {
                      var valid1 = true;
                      const len0 = data4.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data5 = data4[i0];
                        const _errs10 = errors;
                        if (errors === _errs10) {
                          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                            let missing1;
                            if (data5.action === void 0 && (missing1 = "action") || data5.file === void 0 && (missing1 = "file") || data5.why === void 0 && (missing1 = "why")) {
                              validate33.errors = [{ instancePath: instancePath + "/steps/" + i0, schemaPath: "#/properties/steps/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                              return false;
                            } else {
                              if (data5.action !== void 0) {
                                let data6 = data5.action;
                                const _errs12 = errors;
                                if (!(data6 === "install" || data6 === "replace" || data6 === "renew" || data6 === "unchanged" || data6 === "left" || data6 === "restore" || data6 === "remove")) {
                                  validate33.errors = [{ instancePath: instancePath + "/steps/" + i0 + "/action", schemaPath: "#/properties/steps/items/properties/action/enum", keyword: "enum", params: { allowedValues: schema61.properties.steps.items.properties.action.enum }, message: "must be equal to one of the allowed values" }];
                                  return false;
                                }
                                var valid2 = _errs12 === errors;
                              } else {
                                var valid2 = true;
                              }
                              if (valid2) {
                                if (data5.file !== void 0) {
                                  const _errs13 = errors;
                                  if (typeof data5.file !== "string") {
                                    validate33.errors = [{ instancePath: instancePath + "/steps/" + i0 + "/file", schemaPath: "#/properties/steps/items/properties/file/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                  var valid2 = _errs13 === errors;
                                } else {
                                  var valid2 = true;
                                }
                                if (valid2) {
                                  if (data5.why !== void 0) {
                                    const _errs15 = errors;
                                    if (typeof data5.why !== "string") {
                                      validate33.errors = [{ instancePath: instancePath + "/steps/" + i0 + "/why", schemaPath: "#/properties/steps/items/properties/why/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                    var valid2 = _errs15 === errors;
                                  } else {
                                    var valid2 = true;
                                  }
                                }
                              }
                            }
                          } else {
                            validate33.errors = [{ instancePath: instancePath + "/steps/" + i0, schemaPath: "#/properties/steps/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                        }
                        var valid1 = _errs10 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate33.errors = [{ instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
    } else {
      validate33.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate33.errors = vErrors;
  return errors === 0;
}
var leaderboardPage = validate34;
var schema62 = { "$id": "leaderboard-page.schema.json", "title": "LeaderboardPage", "description": "What the page of the leaderboard shows, and is drawn from; the page carries it. A cell that is no number is null.", "type": "object", "required": ["schema", "registry_csv", "rows_total", "left_out", "entries", "sources"], "properties": { "schema": { "const": "leaderboard-page/v1" }, "registry_csv": { "type": "string" }, "rows_total": { "type": "integer", "minimum": 0 }, "left_out": { "description": "Rows that are neither among the best nor among the newest that are shown.", "type": "integer", "minimum": 0 }, "entries": { "description": "In registry order.", "type": "array", "items": { "title": "LeaderboardEntry", "type": "object", "required": ["rank", "decision_tag", "factor", "generated_at", "overall_pass", "score_total", "score_quality", "score_governance", "recommendation", "report_json"], "properties": { "rank": { "description": "Place among the best; null for one that is shown for its age.", "type": ["integer", "null"], "minimum": 1 }, "decision_tag": { "type": "string" }, "factor": { "type": "string" }, "generated_at": { "type": "string" }, "overall_pass": { "type": ["boolean", "null"] }, "score_total": { "type": ["number", "null"] }, "score_quality": { "type": ["number", "null"] }, "score_governance": { "type": ["number", "null"] }, "recommendation": { "type": "string" }, "report_json": { "type": "string" } } } }, "sources": { "description": "The files it was drawn from.", "type": "array", "items": { "$ref": "common.schema.json#/definitions/SourceFile" } } } };
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.registry_csv === void 0 && (missing0 = "registry_csv") || data.rows_total === void 0 && (missing0 = "rows_total") || data.left_out === void 0 && (missing0 = "left_out") || data.entries === void 0 && (missing0 = "entries") || data.sources === void 0 && (missing0 = "sources")) {
        validate34.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("leaderboard-page/v1" !== data.schema) {
            validate34.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "leaderboard-page/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.registry_csv !== void 0) {
            const _errs2 = errors;
            if (typeof data.registry_csv !== "string") {
              validate34.errors = [{ instancePath: instancePath + "/registry_csv", schemaPath: "#/properties/registry_csv/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.rows_total !== void 0) {
              let data2 = data.rows_total;
              const _errs4 = errors;
              if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2)))) {
                validate34.errors = [{ instancePath: instancePath + "/rows_total", schemaPath: "#/properties/rows_total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                return false;
              }
              if (errors === _errs4) {
                if (typeof data2 == "number") {
                  if (data2 < 0 || isNaN(data2)) {
                    validate34.errors = [{ instancePath: instancePath + "/rows_total", schemaPath: "#/properties/rows_total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                    return false;
                  }
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.left_out !== void 0) {
                let data3 = data.left_out;
                const _errs6 = errors;
                if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)))) {
                  validate34.errors = [{ instancePath: instancePath + "/left_out", schemaPath: "#/properties/left_out/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                  return false;
                }
                if (errors === _errs6) {
                  if (typeof data3 == "number") {
                    if (data3 < 0 || isNaN(data3)) {
                      validate34.errors = [{ instancePath: instancePath + "/left_out", schemaPath: "#/properties/left_out/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                      return false;
                    }
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.entries !== void 0) {
                  let data4 = data.entries;
                  const _errs8 = errors;
                  if (errors === _errs8) {
                    if (Array.isArray(data4)) {
                      var valid1 = true;
                      const len0 = data4.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data5 = data4[i0];
                        const _errs10 = errors;
                        if (errors === _errs10) {
                          if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                            let missing1;
                            if (data5.rank === void 0 && (missing1 = "rank") || data5.decision_tag === void 0 && (missing1 = "decision_tag") || data5.factor === void 0 && (missing1 = "factor") || data5.generated_at === void 0 && (missing1 = "generated_at") || data5.overall_pass === void 0 && (missing1 = "overall_pass") || data5.score_total === void 0 && (missing1 = "score_total") || data5.score_quality === void 0 && (missing1 = "score_quality") || data5.score_governance === void 0 && (missing1 = "score_governance") || data5.recommendation === void 0 && (missing1 = "recommendation") || data5.report_json === void 0 && (missing1 = "report_json")) {
                              validate34.errors = [{ instancePath: instancePath + "/entries/" + i0, schemaPath: "#/properties/entries/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                              return false;
                            } else {
                              if (data5.rank !== void 0) {
                                let data6 = data5.rank;
                                const _errs12 = errors;
                                if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6))) && data6 !== null) {
                                  validate34.errors = [{ instancePath: instancePath + "/entries/" + i0 + "/rank", schemaPath: "#/properties/entries/items/properties/rank/type", keyword: "type", params: { type: schema62.properties.entries.items.properties.rank.type }, message: "must be integer,null" }];
                                  return false;
                                }
                                if (errors === _errs12) {
                                  if (typeof data6 == "number") {
                                    if (data6 < 1 || isNaN(data6)) {
                                      validate34.errors = [{ instancePath: instancePath + "/entries/" + i0 + "/rank", schemaPath: "#/properties/entries/items/properties/rank/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                      return false;
                                    }
                                  }
                                }
                                var valid2 = _errs12 === errors;
                              } else {
                                var valid2 = true;
                              }
                              if (valid2) {
                                if (data5.decision_tag !== void 0) {
                                  const _errs14 = errors;
                                  if (typeof data5.decision_tag !== "string") {
                                    validate34.errors = [{ instancePath: instancePath + "/entries/" + i0 + "/decision_tag", schemaPath: "#/properties/entries/items/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                  var valid2 = _errs14 === errors;
                                } else {
                                  var valid2 = true;
                                }
                                if (valid2) {
                                  if (data5.factor !== void 0) {
                                    const _errs16 = errors;
                                    if (typeof data5.factor !== "string") {
                                      validate34.errors = [{ instancePath: instancePath + "/entries/" + i0 + "/factor", schemaPath: "#/properties/entries/items/properties/factor/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                    var valid2 = _errs16 === errors;
                                  } else {
                                    var valid2 = true;
                                  }
                                  if (valid2) {
                                    if (data5.generated_at !== void 0) {
                                      const _errs18 = errors;
                                      if (typeof data5.generated_at !== "string") {
                                        validate34.errors = [{ instancePath: instancePath + "/entries/" + i0 + "/generated_at", schemaPath: "#/properties/entries/items/properties/generated_at/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                      var valid2 = _errs18 === errors;
                                    } else {
                                      var valid2 = true;
                                    }
                                    if (valid2) {
                                      if (data5.overall_pass !== void 0) {
                                        let data10 = data5.overall_pass;
                                        const _errs20 = errors;
                                        if (typeof data10 !== "boolean" && data10 !== null) {
                                          validate34.errors = [{ instancePath: instancePath + "/entries/" + i0 + "/overall_pass", schemaPath: "#/properties/entries/items/properties/overall_pass/type", keyword: "type", params: { type: schema62.properties.entries.items.properties.overall_pass.type }, message: "must be boolean,null" }];
                                          return false;
                                        }
                                        var valid2 = _errs20 === errors;
                                      } else {
                                        var valid2 = true;
                                      }
                                      if (valid2) {
                                        if (data5.score_total !== void 0) {
                                          let data11 = data5.score_total;
                                          const _errs22 = errors;
                                          if (!(typeof data11 == "number") && data11 !== null) {
                                            validate34.errors = [{ instancePath: instancePath + "/entries/" + i0 + "/score_total", schemaPath: "#/properties/entries/items/properties/score_total/type", keyword: "type", params: { type: schema62.properties.entries.items.properties.score_total.type }, message: "must be number,null" }];
                                            return false;
                                          }
                                          var valid2 = _errs22 === errors;
                                        } else {
                                          var valid2 = true;
                                        }
                                        if (valid2) {
                                          if (data5.score_quality !== void 0) {
                                            let data12 = data5.score_quality;
                                            const _errs24 = errors;
                                            if (!(typeof data12 == "number") && data12 !== null) {
                                              validate34.errors = [{ instancePath: instancePath + "/entries/" + i0 + "/score_quality", schemaPath: "#/properties/entries/items/properties/score_quality/type", keyword: "type", params: { type: schema62.properties.entries.items.properties.score_quality.type }, message: "must be number,null" }];
                                              return false;
                                            }
                                            var valid2 = _errs24 === errors;
                                          } else {
                                            var valid2 = true;
                                          }
                                          if (valid2) {
                                            if (data5.score_governance !== void 0) {
                                              let data13 = data5.score_governance;
                                              const _errs26 = errors;
                                              if (!(typeof data13 == "number") && data13 !== null) {
                                                validate34.errors = [{ instancePath: instancePath + "/entries/" + i0 + "/score_governance", schemaPath: "#/properties/entries/items/properties/score_governance/type", keyword: "type", params: { type: schema62.properties.entries.items.properties.score_governance.type }, message: "must be number,null" }];
                                                return false;
                                              }
                                              var valid2 = _errs26 === errors;
                                            } else {
                                              var valid2 = true;
                                            }
                                            if (valid2) {
                                              if (data5.recommendation !== void 0) {
                                                const _errs28 = errors;
                                                if (typeof data5.recommendation !== "string") {
                                                  validate34.errors = [{ instancePath: instancePath + "/entries/" + i0 + "/recommendation", schemaPath: "#/properties/entries/items/properties/recommendation/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                  return false;
                                                }
                                                var valid2 = _errs28 === errors;
                                              } else {
                                                var valid2 = true;
                                              }
                                              if (valid2) {
                                                if (data5.report_json !== void 0) {
                                                  const _errs30 = errors;
                                                  if (typeof data5.report_json !== "string") {
                                                    validate34.errors = [{ instancePath: instancePath + "/entries/" + i0 + "/report_json", schemaPath: "#/properties/entries/items/properties/report_json/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                    return false;
                                                  }
                                                  var valid2 = _errs30 === errors;
                                                } else {
                                                  var valid2 = true;
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          } else {
                            validate34.errors = [{ instancePath: instancePath + "/entries/" + i0, schemaPath: "#/properties/entries/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                        }
                        var valid1 = _errs10 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate34.errors = [{ instancePath: instancePath + "/entries", schemaPath: "#/properties/entries/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.sources !== void 0) {
                    let data16 = data.sources;
                    const _errs32 = errors;
                    if (errors === _errs32) {
                      if (Array.isArray(data16)) {
                        var valid3 = true;
                        const len1 = data16.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          let data17 = data16[i1];
                          const _errs34 = errors;
                          const _errs35 = errors;
                          if (errors === _errs35) {
                            if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
                              let missing2;
                              if (data17.role === void 0 && (missing2 = "role") || data17.path === void 0 && (missing2 = "path") || data17.bytes === void 0 && (missing2 = "bytes") || data17.sha256 === void 0 && (missing2 = "sha256")) {
                                validate34.errors = [{ instancePath: instancePath + "/sources/" + i1, schemaPath: "common.schema.json#/definitions/SourceFile/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                                return false;
                              } else {
                                if (data17.role !== void 0) {
                                  const _errs37 = errors;
                                  if (typeof data17.role !== "string") {
                                    validate34.errors = [{ instancePath: instancePath + "/sources/" + i1 + "/role", schemaPath: "common.schema.json#/definitions/SourceFile/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                  var valid5 = _errs37 === errors;
                                } else {
                                  var valid5 = true;
                                }
                                if (valid5) {
                                  if (data17.path !== void 0) {
                                    const _errs39 = errors;
                                    if (typeof data17.path !== "string") {
                                      validate34.errors = [{ instancePath: instancePath + "/sources/" + i1 + "/path", schemaPath: "common.schema.json#/definitions/SourceFile/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                    var valid5 = _errs39 === errors;
                                  } else {
                                    var valid5 = true;
                                  }
                                  if (valid5) {
                                    if (data17.bytes !== void 0) {
                                      let data20 = data17.bytes;
                                      const _errs41 = errors;
                                      if (!(typeof data20 == "number" && (!(data20 % 1) && !isNaN(data20)))) {
                                        validate34.errors = [{ instancePath: instancePath + "/sources/" + i1 + "/bytes", schemaPath: "common.schema.json#/definitions/SourceFile/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                        return false;
                                      }
                                      if (errors === _errs41) {
                                        if (typeof data20 == "number") {
                                          if (data20 < 0 || isNaN(data20)) {
                                            validate34.errors = [{ instancePath: instancePath + "/sources/" + i1 + "/bytes", schemaPath: "common.schema.json#/definitions/SourceFile/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                            return false;
                                          }
                                        }
                                      }
                                      var valid5 = _errs41 === errors;
                                    } else {
                                      var valid5 = true;
                                    }
                                    if (valid5) {
                                      if (data17.sha256 !== void 0) {
                                        let data21 = data17.sha256;
                                        const _errs43 = errors;
                                        if (errors === _errs43) {
                                          if (typeof data21 === "string") {
                                            if (!pattern2.test(data21)) {
                                              validate34.errors = [{ instancePath: instancePath + "/sources/" + i1 + "/sha256", schemaPath: "common.schema.json#/definitions/SourceFile/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                              return false;
                                            }
                                          } else {
                                            validate34.errors = [{ instancePath: instancePath + "/sources/" + i1 + "/sha256", schemaPath: "common.schema.json#/definitions/SourceFile/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                        var valid5 = _errs43 === errors;
                                      } else {
                                        var valid5 = true;
                                      }
                                    }
                                  }
                                }
                              }
                            } else {
                              validate34.errors = [{ instancePath: instancePath + "/sources/" + i1, schemaPath: "common.schema.json#/definitions/SourceFile/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                          }
                          var valid3 = _errs34 === errors;
                          if (!valid3) {
                            break;
                          }
                        }
                      } else {
                        validate34.errors = [{ instancePath: instancePath + "/sources", schemaPath: "#/properties/sources/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                        return false;
                      }
                    }
                    var valid0 = _errs32 === errors;
                  } else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate34.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate34.errors = vErrors;
  return errors === 0;
}
var ledgerRow = validate35;
var schema64 = { "$id": "ledger-row.schema.json", "title": "LedgerRow", "description": "A row of the stage audit log, column \u2192 text of the cell as it reads in Markdown (the ledger itself escapes it).", "type": "object", "required": ["date", "stage", "decision_tag", "owner", "objective", "command_ref", "artifact_ref", "result", "next_action"], "properties": { "date": { "description": "Local day of the finalizing.", "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" }, "stage": { "type": "string", "minLength": 1 }, "decision_tag": { "description": "unknown when nothing states one.", "type": "string", "minLength": 1 }, "owner": { "type": "string" }, "objective": { "type": "string" }, "command_ref": { "description": "The run's command.sh, as code.", "type": "string", "minLength": 1 }, "artifact_ref": { "description": "The report, as code.", "type": "string", "minLength": 1 }, "result": { "enum": ["pass", "fail"] }, "next_action": { "type": "string" } } };
var pattern18 = new RegExp("^\\d{4}-\\d{2}-\\d{2}$", "u");
function validate35(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.date === void 0 && (missing0 = "date") || data.stage === void 0 && (missing0 = "stage") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.owner === void 0 && (missing0 = "owner") || data.objective === void 0 && (missing0 = "objective") || data.command_ref === void 0 && (missing0 = "command_ref") || data.artifact_ref === void 0 && (missing0 = "artifact_ref") || data.result === void 0 && (missing0 = "result") || data.next_action === void 0 && (missing0 = "next_action")) {
        validate35.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.date !== void 0) {
          let data0 = data.date;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 === "string") {
              if (!pattern18.test(data0)) {
                validate35.errors = [{ instancePath: instancePath + "/date", schemaPath: "#/properties/date/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}$"' }];
                return false;
              }
            } else {
              validate35.errors = [{ instancePath: instancePath + "/date", schemaPath: "#/properties/date/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.stage !== void 0) {
            let data1 = data.stage;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data1 === "string") {
                if (func2(data1) < 1) {
                  validate35.errors = [{ instancePath: instancePath + "/stage", schemaPath: "#/properties/stage/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate35.errors = [{ instancePath: instancePath + "/stage", schemaPath: "#/properties/stage/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.decision_tag !== void 0) {
              let data2 = data.decision_tag;
              const _errs5 = errors;
              if (errors === _errs5) {
                if (typeof data2 === "string") {
                  if (func2(data2) < 1) {
                    validate35.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate35.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.owner !== void 0) {
                const _errs7 = errors;
                if (typeof data.owner !== "string") {
                  validate35.errors = [{ instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.objective !== void 0) {
                  const _errs9 = errors;
                  if (typeof data.objective !== "string") {
                    validate35.errors = [{ instancePath: instancePath + "/objective", schemaPath: "#/properties/objective/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.command_ref !== void 0) {
                    let data5 = data.command_ref;
                    const _errs11 = errors;
                    if (errors === _errs11) {
                      if (typeof data5 === "string") {
                        if (func2(data5) < 1) {
                          validate35.errors = [{ instancePath: instancePath + "/command_ref", schemaPath: "#/properties/command_ref/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                          return false;
                        }
                      } else {
                        validate35.errors = [{ instancePath: instancePath + "/command_ref", schemaPath: "#/properties/command_ref/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.artifact_ref !== void 0) {
                      let data6 = data.artifact_ref;
                      const _errs13 = errors;
                      if (errors === _errs13) {
                        if (typeof data6 === "string") {
                          if (func2(data6) < 1) {
                            validate35.errors = [{ instancePath: instancePath + "/artifact_ref", schemaPath: "#/properties/artifact_ref/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                            return false;
                          }
                        } else {
                          validate35.errors = [{ instancePath: instancePath + "/artifact_ref", schemaPath: "#/properties/artifact_ref/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                      }
                      var valid0 = _errs13 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.result !== void 0) {
                        let data7 = data.result;
                        const _errs15 = errors;
                        if (!(data7 === "pass" || data7 === "fail")) {
                          validate35.errors = [{ instancePath: instancePath + "/result", schemaPath: "#/properties/result/enum", keyword: "enum", params: { allowedValues: schema64.properties.result.enum }, message: "must be equal to one of the allowed values" }];
                          return false;
                        }
                        var valid0 = _errs15 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.next_action !== void 0) {
                          const _errs16 = errors;
                          if (typeof data.next_action !== "string") {
                            validate35.errors = [{ instancePath: instancePath + "/next_action", schemaPath: "#/properties/next_action/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                          var valid0 = _errs16 === errors;
                        } else {
                          var valid0 = true;
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate35.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate35.errors = vErrors;
  return errors === 0;
}
var monitorRound = validate36;
var schema65 = { "$id": "monitor-round.schema.json", "title": "MonitorRound", "description": "One look at a run by monitor-gate-run: the state it is in and the evidence for it. With --json one such document per round, each on one line.", "type": "object", "required": ["schema", "observed_at", "host", "decision_tag", "run_dir", "workflow", "state", "phase", "exit_code", "signal", "reason", "elapsed_s", "evidence", "has_result", "log_tail", "processes", "gate_reports"], "properties": { "schema": { "const": "monitor-round/v1" }, "observed_at": { "$ref": "common.schema.json#/definitions/Instant" }, "host": { "description": "Where it was looked, as given with --host; null for this machine.", "type": ["string", "null"] }, "decision_tag": { "type": "string" }, "run_dir": { "description": "Relative to the repository; null while there is no such run.", "type": ["string", "null"] }, "workflow": { "type": ["string", "null"] }, "state": { "description": "absent: there is no such run yet (only while it is waited for). lost: no result, and on its own host nothing of it lives. unknown: cannot be judged from here.", "enum": ["running", "succeeded", "failed", "blocked", "interrupted", "lost", "unknown", "absent"] }, "phase": { "description": "The step the run is in or ended in.", "type": ["string", "null"] }, "exit_code": { "type": ["integer", "null"] }, "signal": { "type": ["string", "null"] }, "reason": { "description": "Why the run did not succeed, in its own words.", "type": ["string", "null"] }, "elapsed_s": { "description": "Seconds from the start to the end, or until now; null when nothing tells.", "type": ["number", "null"] }, "evidence": { "description": "Why the state is believed, one sentence each.", "type": "array", "items": { "type": "string" } }, "has_result": { "description": "True when result.json is there and can be read.", "type": "boolean" }, "log_tail": { "description": "The last lines of run.log, as they stand there.", "type": "array", "items": { "type": "string" } }, "processes": { "description": "Living processes that belong to the run or carry the workflow pattern.", "type": "array", "items": { "title": "SeenProcess", "type": "object", "required": ["pid", "command"], "properties": { "pid": { "type": "integer", "minimum": 1 }, "command": { "description": "The words of its command line, with blanks between.", "type": "string" } } } }, "gate_reports": { "description": "The last reports by name, relative to the repository.", "type": "array", "items": { "type": "string" } }, "report_json": { "description": "With --locate: the newest report that states this tag, relative to the repository; null when there is none.", "type": ["string", "null"] } } };
function validate36(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.observed_at === void 0 && (missing0 = "observed_at") || data.host === void 0 && (missing0 = "host") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.run_dir === void 0 && (missing0 = "run_dir") || data.workflow === void 0 && (missing0 = "workflow") || data.state === void 0 && (missing0 = "state") || data.phase === void 0 && (missing0 = "phase") || data.exit_code === void 0 && (missing0 = "exit_code") || data.signal === void 0 && (missing0 = "signal") || data.reason === void 0 && (missing0 = "reason") || data.elapsed_s === void 0 && (missing0 = "elapsed_s") || data.evidence === void 0 && (missing0 = "evidence") || data.has_result === void 0 && (missing0 = "has_result") || data.log_tail === void 0 && (missing0 = "log_tail") || data.processes === void 0 && (missing0 = "processes") || data.gate_reports === void 0 && (missing0 = "gate_reports")) {
        validate36.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("monitor-round/v1" !== data.schema) {
            validate36.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "monitor-round/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.observed_at !== void 0) {
            let data1 = data.observed_at;
            const _errs2 = errors;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data1 === "string") {
                if (!pattern0.test(data1)) {
                  validate36.errors = [{ instancePath: instancePath + "/observed_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                  return false;
                }
              } else {
                validate36.errors = [{ instancePath: instancePath + "/observed_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.host !== void 0) {
              let data2 = data.host;
              const _errs5 = errors;
              if (typeof data2 !== "string" && data2 !== null) {
                validate36.errors = [{ instancePath: instancePath + "/host", schemaPath: "#/properties/host/type", keyword: "type", params: { type: schema65.properties.host.type }, message: "must be string,null" }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.decision_tag !== void 0) {
                const _errs7 = errors;
                if (typeof data.decision_tag !== "string") {
                  validate36.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.run_dir !== void 0) {
                  let data4 = data.run_dir;
                  const _errs9 = errors;
                  if (typeof data4 !== "string" && data4 !== null) {
                    validate36.errors = [{ instancePath: instancePath + "/run_dir", schemaPath: "#/properties/run_dir/type", keyword: "type", params: { type: schema65.properties.run_dir.type }, message: "must be string,null" }];
                    return false;
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.workflow !== void 0) {
                    let data5 = data.workflow;
                    const _errs11 = errors;
                    if (typeof data5 !== "string" && data5 !== null) {
                      validate36.errors = [{ instancePath: instancePath + "/workflow", schemaPath: "#/properties/workflow/type", keyword: "type", params: { type: schema65.properties.workflow.type }, message: "must be string,null" }];
                      return false;
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.state !== void 0) {
                      let data6 = data.state;
                      const _errs13 = errors;
                      if (!(data6 === "running" || data6 === "succeeded" || data6 === "failed" || data6 === "blocked" || data6 === "interrupted" || data6 === "lost" || data6 === "unknown" || data6 === "absent")) {
                        validate36.errors = [{ instancePath: instancePath + "/state", schemaPath: "#/properties/state/enum", keyword: "enum", params: { allowedValues: schema65.properties.state.enum }, message: "must be equal to one of the allowed values" }];
                        return false;
                      }
                      var valid0 = _errs13 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.phase !== void 0) {
                        let data7 = data.phase;
                        const _errs14 = errors;
                        if (typeof data7 !== "string" && data7 !== null) {
                          validate36.errors = [{ instancePath: instancePath + "/phase", schemaPath: "#/properties/phase/type", keyword: "type", params: { type: schema65.properties.phase.type }, message: "must be string,null" }];
                          return false;
                        }
                        var valid0 = _errs14 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.exit_code !== void 0) {
                          let data8 = data.exit_code;
                          const _errs16 = errors;
                          if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8))) && data8 !== null) {
                            validate36.errors = [{ instancePath: instancePath + "/exit_code", schemaPath: "#/properties/exit_code/type", keyword: "type", params: { type: schema65.properties.exit_code.type }, message: "must be integer,null" }];
                            return false;
                          }
                          var valid0 = _errs16 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.signal !== void 0) {
                            let data9 = data.signal;
                            const _errs18 = errors;
                            if (typeof data9 !== "string" && data9 !== null) {
                              validate36.errors = [{ instancePath: instancePath + "/signal", schemaPath: "#/properties/signal/type", keyword: "type", params: { type: schema65.properties.signal.type }, message: "must be string,null" }];
                              return false;
                            }
                            var valid0 = _errs18 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.reason !== void 0) {
                              let data10 = data.reason;
                              const _errs20 = errors;
                              if (typeof data10 !== "string" && data10 !== null) {
                                validate36.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: schema65.properties.reason.type }, message: "must be string,null" }];
                                return false;
                              }
                              var valid0 = _errs20 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.elapsed_s !== void 0) {
                                let data11 = data.elapsed_s;
                                const _errs22 = errors;
                                if (!(typeof data11 == "number") && data11 !== null) {
                                  validate36.errors = [{ instancePath: instancePath + "/elapsed_s", schemaPath: "#/properties/elapsed_s/type", keyword: "type", params: { type: schema65.properties.elapsed_s.type }, message: "must be number,null" }];
                                  return false;
                                }
                                var valid0 = _errs22 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.evidence !== void 0) {
                                  let data12 = data.evidence;
                                  const _errs24 = errors;
                                  if (errors === _errs24) {
                                    if (Array.isArray(data12)) {
                                      var valid2 = true;
                                      const len0 = data12.length;
                                      for (let i0 = 0; i0 < len0; i0++) {
                                        const _errs26 = errors;
                                        if (typeof data12[i0] !== "string") {
                                          validate36.errors = [{ instancePath: instancePath + "/evidence/" + i0, schemaPath: "#/properties/evidence/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                        var valid2 = _errs26 === errors;
                                        if (!valid2) {
                                          break;
                                        }
                                      }
                                    } else {
                                      validate36.errors = [{ instancePath: instancePath + "/evidence", schemaPath: "#/properties/evidence/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                      return false;
                                    }
                                  }
                                  var valid0 = _errs24 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.has_result !== void 0) {
                                    const _errs28 = errors;
                                    if (typeof data.has_result !== "boolean") {
                                      validate36.errors = [{ instancePath: instancePath + "/has_result", schemaPath: "#/properties/has_result/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                      return false;
                                    }
                                    var valid0 = _errs28 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.log_tail !== void 0) {
                                      let data15 = data.log_tail;
                                      const _errs30 = errors;
                                      if (errors === _errs30) {
                                        if (Array.isArray(data15)) {
                                          var valid3 = true;
                                          const len1 = data15.length;
                                          for (let i1 = 0; i1 < len1; i1++) {
                                            const _errs32 = errors;
                                            if (typeof data15[i1] !== "string") {
                                              validate36.errors = [{ instancePath: instancePath + "/log_tail/" + i1, schemaPath: "#/properties/log_tail/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                              return false;
                                            }
                                            var valid3 = _errs32 === errors;
                                            if (!valid3) {
                                              break;
                                            }
                                          }
                                        } else {
                                          validate36.errors = [{ instancePath: instancePath + "/log_tail", schemaPath: "#/properties/log_tail/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                          return false;
                                        }
                                      }
                                      var valid0 = _errs30 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.processes !== void 0) {
                                        let data17 = data.processes;
                                        const _errs34 = errors;
                                        if (errors === _errs34) {
                                          if (Array.isArray(data17)) {
                                            var valid4 = true;
                                            const len2 = data17.length;
                                            for (let i2 = 0; i2 < len2; i2++) {
                                              let data18 = data17[i2];
                                              const _errs36 = errors;
                                              if (errors === _errs36) {
                                                if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
                                                  let missing1;
                                                  if (data18.pid === void 0 && (missing1 = "pid") || data18.command === void 0 && (missing1 = "command")) {
                                                    validate36.errors = [{ instancePath: instancePath + "/processes/" + i2, schemaPath: "#/properties/processes/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                                    return false;
                                                  } else {
                                                    if (data18.pid !== void 0) {
                                                      let data19 = data18.pid;
                                                      const _errs38 = errors;
                                                      if (!(typeof data19 == "number" && (!(data19 % 1) && !isNaN(data19)))) {
                                                        validate36.errors = [{ instancePath: instancePath + "/processes/" + i2 + "/pid", schemaPath: "#/properties/processes/items/properties/pid/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                        return false;
                                                      }
                                                      if (errors === _errs38) {
                                                        if (typeof data19 == "number") {
                                                          if (data19 < 1 || isNaN(data19)) {
                                                            validate36.errors = [{ instancePath: instancePath + "/processes/" + i2 + "/pid", schemaPath: "#/properties/processes/items/properties/pid/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                                            return false;
                                                          }
                                                        }
                                                      }
                                                      var valid5 = _errs38 === errors;
                                                    } else {
                                                      var valid5 = true;
                                                    }
                                                    if (valid5) {
                                                      if (data18.command !== void 0) {
                                                        const _errs40 = errors;
                                                        if (typeof data18.command !== "string") {
                                                          validate36.errors = [{ instancePath: instancePath + "/processes/" + i2 + "/command", schemaPath: "#/properties/processes/items/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                          return false;
                                                        }
                                                        var valid5 = _errs40 === errors;
                                                      } else {
                                                        var valid5 = true;
                                                      }
                                                    }
                                                  }
                                                } else {
                                                  validate36.errors = [{ instancePath: instancePath + "/processes/" + i2, schemaPath: "#/properties/processes/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                  return false;
                                                }
                                              }
                                              var valid4 = _errs36 === errors;
                                              if (!valid4) {
                                                break;
                                              }
                                            }
                                          } else {
                                            validate36.errors = [{ instancePath: instancePath + "/processes", schemaPath: "#/properties/processes/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                            return false;
                                          }
                                        }
                                        var valid0 = _errs34 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                      if (valid0) {
                                        if (data.gate_reports !== void 0) {
                                          let data21 = data.gate_reports;
                                          const _errs42 = errors;
                                          if (errors === _errs42) {
                                            if (Array.isArray(data21)) {
                                              var valid6 = true;
                                              const len3 = data21.length;
                                              for (let i3 = 0; i3 < len3; i3++) {
                                                const _errs44 = errors;
                                                if (typeof data21[i3] !== "string") {
                                                  validate36.errors = [{ instancePath: instancePath + "/gate_reports/" + i3, schemaPath: "#/properties/gate_reports/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                  return false;
                                                }
                                                var valid6 = _errs44 === errors;
                                                if (!valid6) {
                                                  break;
                                                }
                                              }
                                            } else {
                                              validate36.errors = [{ instancePath: instancePath + "/gate_reports", schemaPath: "#/properties/gate_reports/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                              return false;
                                            }
                                          }
                                          var valid0 = _errs42 === errors;
                                        } else {
                                          var valid0 = true;
                                        }
                                        if (valid0) {
                                          if (data.report_json !== void 0) {
                                            let data23 = data.report_json;
                                            const _errs46 = errors;
                                            if (typeof data23 !== "string" && data23 !== null) {
                                              validate36.errors = [{ instancePath: instancePath + "/report_json", schemaPath: "#/properties/report_json/type", keyword: "type", params: { type: schema65.properties.report_json.type }, message: "must be string,null" }];
                                              return false;
                                            }
                                            var valid0 = _errs46 === errors;
                                          } else {
                                            var valid0 = true;
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate36.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate36.errors = vErrors;
  return errors === 0;
}
var preflight = validate37;
var schema67 = { "$id": "preflight.schema.json", "title": "Preflight", "description": "What workstation-preflight found and whether it is enough for a heavy run.", "type": "object", "required": ["timestamp", "hostname", "root_dir", "git_branch", "git_commit", "git_dirty_count", "cores", "memory_gb", "min_cores", "min_memory_gb", "require_clean", "status", "reasons"], "properties": { "timestamp": { "description": "Local time with zone, YYYY-MM-DDTHH:MM:SS+HHMM.", "type": "string" }, "hostname": { "type": "string" }, "root_dir": { "type": "string" }, "git_branch": { "description": "Empty on a detached HEAD, unknown outside git.", "type": "string" }, "git_commit": { "type": "string" }, "git_dirty_count": { "type": "integer", "minimum": 0 }, "cores": { "description": "Cores this process may use.", "type": "integer", "minimum": 0 }, "memory_gb": { "description": "Whole GiB of memory this process may use.", "type": "integer", "minimum": 0 }, "min_cores": { "type": "integer" }, "min_memory_gb": { "type": "integer" }, "require_clean": { "enum": [0, 1] }, "status": { "enum": ["pass", "fail"] }, "reasons": { "type": "array", "items": { "type": "string" } }, "host_cores": { "description": "Cores of the machine, where a container grants fewer.", "type": "integer" }, "host_memory_gb": { "type": "integer" } } };
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.timestamp === void 0 && (missing0 = "timestamp") || data.hostname === void 0 && (missing0 = "hostname") || data.root_dir === void 0 && (missing0 = "root_dir") || data.git_branch === void 0 && (missing0 = "git_branch") || data.git_commit === void 0 && (missing0 = "git_commit") || data.git_dirty_count === void 0 && (missing0 = "git_dirty_count") || data.cores === void 0 && (missing0 = "cores") || data.memory_gb === void 0 && (missing0 = "memory_gb") || data.min_cores === void 0 && (missing0 = "min_cores") || data.min_memory_gb === void 0 && (missing0 = "min_memory_gb") || data.require_clean === void 0 && (missing0 = "require_clean") || data.status === void 0 && (missing0 = "status") || data.reasons === void 0 && (missing0 = "reasons")) {
        validate37.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.timestamp !== void 0) {
          const _errs1 = errors;
          if (typeof data.timestamp !== "string") {
            validate37.errors = [{ instancePath: instancePath + "/timestamp", schemaPath: "#/properties/timestamp/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.hostname !== void 0) {
            const _errs3 = errors;
            if (typeof data.hostname !== "string") {
              validate37.errors = [{ instancePath: instancePath + "/hostname", schemaPath: "#/properties/hostname/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.root_dir !== void 0) {
              const _errs5 = errors;
              if (typeof data.root_dir !== "string") {
                validate37.errors = [{ instancePath: instancePath + "/root_dir", schemaPath: "#/properties/root_dir/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.git_branch !== void 0) {
                const _errs7 = errors;
                if (typeof data.git_branch !== "string") {
                  validate37.errors = [{ instancePath: instancePath + "/git_branch", schemaPath: "#/properties/git_branch/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.git_commit !== void 0) {
                  const _errs9 = errors;
                  if (typeof data.git_commit !== "string") {
                    validate37.errors = [{ instancePath: instancePath + "/git_commit", schemaPath: "#/properties/git_commit/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.git_dirty_count !== void 0) {
                    let data5 = data.git_dirty_count;
                    const _errs11 = errors;
                    if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)))) {
                      validate37.errors = [{ instancePath: instancePath + "/git_dirty_count", schemaPath: "#/properties/git_dirty_count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                      return false;
                    }
                    if (errors === _errs11) {
                      if (typeof data5 == "number") {
                        if (data5 < 0 || isNaN(data5)) {
                          validate37.errors = [{ instancePath: instancePath + "/git_dirty_count", schemaPath: "#/properties/git_dirty_count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                          return false;
                        }
                      }
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.cores !== void 0) {
                      let data6 = data.cores;
                      const _errs13 = errors;
                      if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6)))) {
                        validate37.errors = [{ instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                        return false;
                      }
                      if (errors === _errs13) {
                        if (typeof data6 == "number") {
                          if (data6 < 0 || isNaN(data6)) {
                            validate37.errors = [{ instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                            return false;
                          }
                        }
                      }
                      var valid0 = _errs13 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.memory_gb !== void 0) {
                        let data7 = data.memory_gb;
                        const _errs15 = errors;
                        if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)))) {
                          validate37.errors = [{ instancePath: instancePath + "/memory_gb", schemaPath: "#/properties/memory_gb/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                          return false;
                        }
                        if (errors === _errs15) {
                          if (typeof data7 == "number") {
                            if (data7 < 0 || isNaN(data7)) {
                              validate37.errors = [{ instancePath: instancePath + "/memory_gb", schemaPath: "#/properties/memory_gb/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                              return false;
                            }
                          }
                        }
                        var valid0 = _errs15 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.min_cores !== void 0) {
                          let data8 = data.min_cores;
                          const _errs17 = errors;
                          if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)))) {
                            validate37.errors = [{ instancePath: instancePath + "/min_cores", schemaPath: "#/properties/min_cores/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                            return false;
                          }
                          var valid0 = _errs17 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.min_memory_gb !== void 0) {
                            let data9 = data.min_memory_gb;
                            const _errs19 = errors;
                            if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9)))) {
                              validate37.errors = [{ instancePath: instancePath + "/min_memory_gb", schemaPath: "#/properties/min_memory_gb/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                              return false;
                            }
                            var valid0 = _errs19 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.require_clean !== void 0) {
                              let data10 = data.require_clean;
                              const _errs21 = errors;
                              if (!(data10 === 0 || data10 === 1)) {
                                validate37.errors = [{ instancePath: instancePath + "/require_clean", schemaPath: "#/properties/require_clean/enum", keyword: "enum", params: { allowedValues: schema67.properties.require_clean.enum }, message: "must be equal to one of the allowed values" }];
                                return false;
                              }
                              var valid0 = _errs21 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.status !== void 0) {
                                let data11 = data.status;
                                const _errs22 = errors;
                                if (!(data11 === "pass" || data11 === "fail")) {
                                  validate37.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema67.properties.status.enum }, message: "must be equal to one of the allowed values" }];
                                  return false;
                                }
                                var valid0 = _errs22 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.reasons !== void 0) {
                                  let data12 = data.reasons;
                                  const _errs23 = errors;
                                  if (errors === _errs23) {
                                    if (Array.isArray(data12)) {
                                      var valid1 = true;
                                      const len0 = data12.length;
                                      for (let i0 = 0; i0 < len0; i0++) {
                                        const _errs25 = errors;
                                        if (typeof data12[i0] !== "string") {
                                          validate37.errors = [{ instancePath: instancePath + "/reasons/" + i0, schemaPath: "#/properties/reasons/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                        var valid1 = _errs25 === errors;
                                        if (!valid1) {
                                          break;
                                        }
                                      }
                                    } else {
                                      validate37.errors = [{ instancePath: instancePath + "/reasons", schemaPath: "#/properties/reasons/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                      return false;
                                    }
                                  }
                                  var valid0 = _errs23 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.host_cores !== void 0) {
                                    let data14 = data.host_cores;
                                    const _errs27 = errors;
                                    if (!(typeof data14 == "number" && (!(data14 % 1) && !isNaN(data14)))) {
                                      validate37.errors = [{ instancePath: instancePath + "/host_cores", schemaPath: "#/properties/host_cores/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                      return false;
                                    }
                                    var valid0 = _errs27 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.host_memory_gb !== void 0) {
                                      let data15 = data.host_memory_gb;
                                      const _errs29 = errors;
                                      if (!(typeof data15 == "number" && (!(data15 % 1) && !isNaN(data15)))) {
                                        validate37.errors = [{ instancePath: instancePath + "/host_memory_gb", schemaPath: "#/properties/host_memory_gb/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                        return false;
                                      }
                                      var valid0 = _errs29 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate37.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate37.errors = vErrors;
  return errors === 0;
}
var productionGatesReport = validate38;
var schema68 = { "$id": "production-gates-report.schema.json", "title": "ProductionGatesReport", "description": "production_gates_report.json as the workflow writes it. Written by Python as a rule: figures may be NaN, Infinity, integers or text, sections may be missing; old reports say args for inputs and gate for gates.", "type": "object", "properties": { "generated_at": { "type": ["string", "null"] }, "inputs": { "oneOf": [{ "type": "null" }, { "$ref": "#/definitions/Inputs" }] }, "args": { "oneOf": [{ "type": "null" }, { "$ref": "#/definitions/Inputs" }] }, "outputs": { "type": ["object", "null"] }, "cost_stress": { "type": ["array", "null"], "items": { "title": "CostRow", "type": "object", "properties": { "cost_multiplier": { "$ref": "common.schema.json#/definitions/Scalar" }, "return_code": { "$ref": "common.schema.json#/definitions/Scalar" }, "test_ic": { "$ref": "common.schema.json#/definitions/Scalar" }, "train_ic": { "$ref": "common.schema.json#/definitions/Scalar" } } } }, "wf_stress": { "$ref": "#/definitions/Figures" }, "risk_diagnostics": { "$ref": "#/definitions/Figures" }, "statistical_gates": { "$ref": "#/definitions/Figures" }, "thresholds": { "description": "The lines the gates were judged by, where the workflow states them: wf_pos_ratio_min, beta_abs_max, turnover_overlap_min, size_corr_abs_max, industry_coverage_min, q_value_max.", "$ref": "#/definitions/Figures" }, "gates": { "$ref": "#/definitions/Figures" }, "gate": { "$ref": "#/definitions/Figures" } }, "definitions": { "Inputs": { "title": "ReportInputs", "type": "object", "properties": { "decision_tag": { "type": ["string", "number", "null"] }, "owner": { "$ref": "common.schema.json#/definitions/Text" }, "notes": { "$ref": "common.schema.json#/definitions/Text" }, "factor": { "$ref": "common.schema.json#/definitions/Text" }, "strategy": { "$ref": "common.schema.json#/definitions/Text" }, "freeze_file": { "$ref": "common.schema.json#/definitions/Text" } } }, "Figures": { "title": "Figures", "description": "A section of named figures.", "type": ["object", "null"] } } };
var schema79 = { "title": "Figures", "description": "A section of named figures.", "type": ["object", "null"] };
var schema69 = { "title": "ReportInputs", "type": "object", "properties": { "decision_tag": { "type": ["string", "number", "null"] }, "owner": { "$ref": "common.schema.json#/definitions/Text" }, "notes": { "$ref": "common.schema.json#/definitions/Text" }, "factor": { "$ref": "common.schema.json#/definitions/Text" }, "strategy": { "$ref": "common.schema.json#/definitions/Text" }, "freeze_file": { "$ref": "common.schema.json#/definitions/Text" } } };
function validate39(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.decision_tag !== void 0) {
        let data0 = data.decision_tag;
        const _errs1 = errors;
        if (typeof data0 !== "string" && !(typeof data0 == "number") && data0 !== null) {
          validate39.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: schema69.properties.decision_tag.type }, message: "must be string,number,null" }];
          return false;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.owner !== void 0) {
          let data1 = data.owner;
          const _errs3 = errors;
          if (typeof data1 !== "string" && !(typeof data1 == "number") && typeof data1 !== "boolean" && data1 !== null) {
            validate39.errors = [{ instancePath: instancePath + "/owner", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" }];
            return false;
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.notes !== void 0) {
            let data2 = data.notes;
            const _errs6 = errors;
            if (typeof data2 !== "string" && !(typeof data2 == "number") && typeof data2 !== "boolean" && data2 !== null) {
              validate39.errors = [{ instancePath: instancePath + "/notes", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" }];
              return false;
            }
            var valid0 = _errs6 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.factor !== void 0) {
              let data3 = data.factor;
              const _errs9 = errors;
              if (typeof data3 !== "string" && !(typeof data3 == "number") && typeof data3 !== "boolean" && data3 !== null) {
                validate39.errors = [{ instancePath: instancePath + "/factor", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" }];
                return false;
              }
              var valid0 = _errs9 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.strategy !== void 0) {
                let data4 = data.strategy;
                const _errs12 = errors;
                if (typeof data4 !== "string" && !(typeof data4 == "number") && typeof data4 !== "boolean" && data4 !== null) {
                  validate39.errors = [{ instancePath: instancePath + "/strategy", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" }];
                  return false;
                }
                var valid0 = _errs12 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.freeze_file !== void 0) {
                  let data5 = data.freeze_file;
                  const _errs15 = errors;
                  if (typeof data5 !== "string" && !(typeof data5 == "number") && typeof data5 !== "boolean" && data5 !== null) {
                    validate39.errors = [{ instancePath: instancePath + "/freeze_file", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" }];
                    return false;
                  }
                  var valid0 = _errs15 === errors;
                } else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
    } else {
      validate39.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate39.errors = vErrors;
  return errors === 0;
}
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.generated_at !== void 0) {
        let data0 = data.generated_at;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate38.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/type", keyword: "type", params: { type: schema68.properties.generated_at.type }, message: "must be string,null" }];
          return false;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.inputs !== void 0) {
          let data1 = data.inputs;
          const _errs3 = errors;
          const _errs4 = errors;
          let valid1 = false;
          let passing0 = null;
          const _errs5 = errors;
          if (data1 !== null) {
            const err0 = { instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/oneOf/0/type", keyword: "type", params: { type: "null" }, message: "must be null" };
            if (vErrors === null) {
              vErrors = [err0];
            } else {
              vErrors.push(err0);
            }
            errors++;
          }
          var _valid0 = _errs5 === errors;
          if (_valid0) {
            valid1 = true;
            passing0 = 0;
          }
          const _errs7 = errors;
          if (!validate39(data1, { instancePath: instancePath + "/inputs", parentData: data, parentDataProperty: "inputs", rootData })) {
            vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
            errors = vErrors.length;
          }
          var _valid0 = _errs7 === errors;
          if (_valid0 && valid1) {
            valid1 = false;
            passing0 = [passing0, 1];
          } else {
            if (_valid0) {
              valid1 = true;
              passing0 = 1;
            }
          }
          if (!valid1) {
            const err1 = { instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
            if (vErrors === null) {
              vErrors = [err1];
            } else {
              vErrors.push(err1);
            }
            errors++;
            validate38.errors = vErrors;
            return false;
          } else {
            errors = _errs4;
            if (vErrors !== null) {
              if (_errs4) {
                vErrors.length = _errs4;
              } else {
                vErrors = null;
              }
            }
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.args !== void 0) {
            let data2 = data.args;
            const _errs8 = errors;
            const _errs9 = errors;
            let valid2 = false;
            let passing1 = null;
            const _errs10 = errors;
            if (data2 !== null) {
              const err2 = { instancePath: instancePath + "/args", schemaPath: "#/properties/args/oneOf/0/type", keyword: "type", params: { type: "null" }, message: "must be null" };
              if (vErrors === null) {
                vErrors = [err2];
              } else {
                vErrors.push(err2);
              }
              errors++;
            }
            var _valid1 = _errs10 === errors;
            if (_valid1) {
              valid2 = true;
              passing1 = 0;
            }
            const _errs12 = errors;
            if (!validate39(data2, { instancePath: instancePath + "/args", parentData: data, parentDataProperty: "args", rootData })) {
              vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
              errors = vErrors.length;
            }
            var _valid1 = _errs12 === errors;
            if (_valid1 && valid2) {
              valid2 = false;
              passing1 = [passing1, 1];
            } else {
              if (_valid1) {
                valid2 = true;
                passing1 = 1;
              }
            }
            if (!valid2) {
              const err3 = { instancePath: instancePath + "/args", schemaPath: "#/properties/args/oneOf", keyword: "oneOf", params: { passingSchemas: passing1 }, message: "must match exactly one schema in oneOf" };
              if (vErrors === null) {
                vErrors = [err3];
              } else {
                vErrors.push(err3);
              }
              errors++;
              validate38.errors = vErrors;
              return false;
            } else {
              errors = _errs9;
              if (vErrors !== null) {
                if (_errs9) {
                  vErrors.length = _errs9;
                } else {
                  vErrors = null;
                }
              }
            }
            var valid0 = _errs8 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.outputs !== void 0) {
              let data3 = data.outputs;
              const _errs13 = errors;
              if (!(data3 && typeof data3 == "object" && !Array.isArray(data3)) && data3 !== null) {
                validate38.errors = [{ instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: schema68.properties.outputs.type }, message: "must be object,null" }];
                return false;
              }
              var valid0 = _errs13 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.cost_stress !== void 0) {
                let data4 = data.cost_stress;
                const _errs15 = errors;
                if (!Array.isArray(data4) && data4 !== null) {
                  validate38.errors = [{ instancePath: instancePath + "/cost_stress", schemaPath: "#/properties/cost_stress/type", keyword: "type", params: { type: schema68.properties.cost_stress.type }, message: "must be array,null" }];
                  return false;
                }
                if (errors === _errs15) {
                  if (Array.isArray(data4)) {
                    var valid3 = true;
                    const len0 = data4.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let data5 = data4[i0];
                      const _errs17 = errors;
                      if (errors === _errs17) {
                        if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                          if (data5.cost_multiplier !== void 0) {
                            let data6 = data5.cost_multiplier;
                            const _errs19 = errors;
                            if (!(typeof data6 == "number") && typeof data6 !== "string" && typeof data6 !== "boolean" && data6 !== null) {
                              validate38.errors = [{ instancePath: instancePath + "/cost_stress/" + i0 + "/cost_multiplier", schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema38.type }, message: "must be number,string,boolean,null" }];
                              return false;
                            }
                            var valid4 = _errs19 === errors;
                          } else {
                            var valid4 = true;
                          }
                          if (valid4) {
                            if (data5.return_code !== void 0) {
                              let data7 = data5.return_code;
                              const _errs22 = errors;
                              if (!(typeof data7 == "number") && typeof data7 !== "string" && typeof data7 !== "boolean" && data7 !== null) {
                                validate38.errors = [{ instancePath: instancePath + "/cost_stress/" + i0 + "/return_code", schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema38.type }, message: "must be number,string,boolean,null" }];
                                return false;
                              }
                              var valid4 = _errs22 === errors;
                            } else {
                              var valid4 = true;
                            }
                            if (valid4) {
                              if (data5.test_ic !== void 0) {
                                let data8 = data5.test_ic;
                                const _errs25 = errors;
                                if (!(typeof data8 == "number") && typeof data8 !== "string" && typeof data8 !== "boolean" && data8 !== null) {
                                  validate38.errors = [{ instancePath: instancePath + "/cost_stress/" + i0 + "/test_ic", schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema38.type }, message: "must be number,string,boolean,null" }];
                                  return false;
                                }
                                var valid4 = _errs25 === errors;
                              } else {
                                var valid4 = true;
                              }
                              if (valid4) {
                                if (data5.train_ic !== void 0) {
                                  let data9 = data5.train_ic;
                                  const _errs28 = errors;
                                  if (!(typeof data9 == "number") && typeof data9 !== "string" && typeof data9 !== "boolean" && data9 !== null) {
                                    validate38.errors = [{ instancePath: instancePath + "/cost_stress/" + i0 + "/train_ic", schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema38.type }, message: "must be number,string,boolean,null" }];
                                    return false;
                                  }
                                  var valid4 = _errs28 === errors;
                                } else {
                                  var valid4 = true;
                                }
                              }
                            }
                          }
                        } else {
                          validate38.errors = [{ instancePath: instancePath + "/cost_stress/" + i0, schemaPath: "#/properties/cost_stress/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                          return false;
                        }
                      }
                      var valid3 = _errs17 === errors;
                      if (!valid3) {
                        break;
                      }
                    }
                  }
                }
                var valid0 = _errs15 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.wf_stress !== void 0) {
                  let data10 = data.wf_stress;
                  const _errs31 = errors;
                  if (!(data10 && typeof data10 == "object" && !Array.isArray(data10)) && data10 !== null) {
                    validate38.errors = [{ instancePath: instancePath + "/wf_stress", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema79.type }, message: "must be object,null" }];
                    return false;
                  }
                  var valid0 = _errs31 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.risk_diagnostics !== void 0) {
                    let data11 = data.risk_diagnostics;
                    const _errs34 = errors;
                    if (!(data11 && typeof data11 == "object" && !Array.isArray(data11)) && data11 !== null) {
                      validate38.errors = [{ instancePath: instancePath + "/risk_diagnostics", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema79.type }, message: "must be object,null" }];
                      return false;
                    }
                    var valid0 = _errs34 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.statistical_gates !== void 0) {
                      let data12 = data.statistical_gates;
                      const _errs37 = errors;
                      if (!(data12 && typeof data12 == "object" && !Array.isArray(data12)) && data12 !== null) {
                        validate38.errors = [{ instancePath: instancePath + "/statistical_gates", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema79.type }, message: "must be object,null" }];
                        return false;
                      }
                      var valid0 = _errs37 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.thresholds !== void 0) {
                        let data13 = data.thresholds;
                        const _errs40 = errors;
                        if (!(data13 && typeof data13 == "object" && !Array.isArray(data13)) && data13 !== null) {
                          validate38.errors = [{ instancePath: instancePath + "/thresholds", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema79.type }, message: "must be object,null" }];
                          return false;
                        }
                        var valid0 = _errs40 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.gates !== void 0) {
                          let data14 = data.gates;
                          const _errs43 = errors;
                          if (!(data14 && typeof data14 == "object" && !Array.isArray(data14)) && data14 !== null) {
                            validate38.errors = [{ instancePath: instancePath + "/gates", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema79.type }, message: "must be object,null" }];
                            return false;
                          }
                          var valid0 = _errs43 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.gate !== void 0) {
                            let data15 = data.gate;
                            const _errs46 = errors;
                            if (!(data15 && typeof data15 == "object" && !Array.isArray(data15)) && data15 !== null) {
                              validate38.errors = [{ instancePath: instancePath + "/gate", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema79.type }, message: "must be object,null" }];
                              return false;
                            }
                            var valid0 = _errs46 === errors;
                          } else {
                            var valid0 = true;
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate38.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate38.errors = vErrors;
  return errors === 0;
}
var queueResult = validate42;
var schema85 = { "$id": "queue-result.schema.json", "title": "QueueResult", "description": "What generate-candidate-queue did, as --json prints it.", "type": "object", "required": ["schema", "candidate_queue_csv", "candidate_queue_md", "queue_size", "mode", "fallback"], "properties": { "schema": { "const": "queue-result/v1" }, "candidate_queue_csv": { "description": "Absolute path.", "type": "string" }, "candidate_queue_md": { "description": "Absolute path.", "type": "string" }, "queue_size": { "type": "integer", "minimum": 0 }, "mode": { "enum": ["mixed", "robust_only", "exploration_only"] }, "fallback": { "description": "Nothing met the policy: the queue holds the factors with the highest scores instead.", "type": "boolean" } } };
function validate42(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.candidate_queue_csv === void 0 && (missing0 = "candidate_queue_csv") || data.candidate_queue_md === void 0 && (missing0 = "candidate_queue_md") || data.queue_size === void 0 && (missing0 = "queue_size") || data.mode === void 0 && (missing0 = "mode") || data.fallback === void 0 && (missing0 = "fallback")) {
        validate42.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("queue-result/v1" !== data.schema) {
            validate42.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "queue-result/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.candidate_queue_csv !== void 0) {
            const _errs2 = errors;
            if (typeof data.candidate_queue_csv !== "string") {
              validate42.errors = [{ instancePath: instancePath + "/candidate_queue_csv", schemaPath: "#/properties/candidate_queue_csv/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.candidate_queue_md !== void 0) {
              const _errs4 = errors;
              if (typeof data.candidate_queue_md !== "string") {
                validate42.errors = [{ instancePath: instancePath + "/candidate_queue_md", schemaPath: "#/properties/candidate_queue_md/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.queue_size !== void 0) {
                let data3 = data.queue_size;
                const _errs6 = errors;
                if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)))) {
                  validate42.errors = [{ instancePath: instancePath + "/queue_size", schemaPath: "#/properties/queue_size/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                  return false;
                }
                if (errors === _errs6) {
                  if (typeof data3 == "number") {
                    if (data3 < 0 || isNaN(data3)) {
                      validate42.errors = [{ instancePath: instancePath + "/queue_size", schemaPath: "#/properties/queue_size/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                      return false;
                    }
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.mode !== void 0) {
                  let data4 = data.mode;
                  const _errs8 = errors;
                  if (!(data4 === "mixed" || data4 === "robust_only" || data4 === "exploration_only")) {
                    validate42.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema85.properties.mode.enum }, message: "must be equal to one of the allowed values" }];
                    return false;
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.fallback !== void 0) {
                    const _errs9 = errors;
                    if (typeof data.fallback !== "boolean") {
                      validate42.errors = [{ instancePath: instancePath + "/fallback", schemaPath: "#/properties/fallback/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                      return false;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate42.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate42.errors = vErrors;
  return errors === 0;
}
var queueRow = validate43;
var schema86 = { "$id": "queue-row.schema.json", "title": "QueueRow", "description": "A row of the factor candidate queue, cell by column: a factor to run next, why, and how.", "type": "object", "required": ["queue_generated_at", "factor", "strategy", "source_decision_tag", "source_report_json", "source_score_total", "source_recommendation", "priority_score", "suggested_action", "proposed_decision_tag", "proposed_command"], "properties": { "queue_generated_at": { "description": "Local time without zone.", "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$" }, "factor": { "type": "string" }, "strategy": { "type": "string" }, "source_decision_tag": { "type": "string" }, "source_report_json": { "type": "string" }, "source_score_total": { "type": "number" }, "source_recommendation": { "description": "As the registry says it.", "type": "string" }, "priority_score": { "type": "number" }, "suggested_action": { "enum": ["paper_candidate_validation", "official_rerun_with_targeted_adjustments", "research_iteration_with_new_hypothesis"] }, "proposed_decision_tag": { "description": "A tag that no run has yet.", "type": "string", "minLength": 1 }, "proposed_command": { "description": "A command line for bash.", "type": "string", "minLength": 1 } } };
var pattern20 = new RegExp("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$", "u");
function validate43(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.queue_generated_at === void 0 && (missing0 = "queue_generated_at") || data.factor === void 0 && (missing0 = "factor") || data.strategy === void 0 && (missing0 = "strategy") || data.source_decision_tag === void 0 && (missing0 = "source_decision_tag") || data.source_report_json === void 0 && (missing0 = "source_report_json") || data.source_score_total === void 0 && (missing0 = "source_score_total") || data.source_recommendation === void 0 && (missing0 = "source_recommendation") || data.priority_score === void 0 && (missing0 = "priority_score") || data.suggested_action === void 0 && (missing0 = "suggested_action") || data.proposed_decision_tag === void 0 && (missing0 = "proposed_decision_tag") || data.proposed_command === void 0 && (missing0 = "proposed_command")) {
        validate43.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.queue_generated_at !== void 0) {
          let data0 = data.queue_generated_at;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 === "string") {
              if (!pattern20.test(data0)) {
                validate43.errors = [{ instancePath: instancePath + "/queue_generated_at", schemaPath: "#/properties/queue_generated_at/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$"' }];
                return false;
              }
            } else {
              validate43.errors = [{ instancePath: instancePath + "/queue_generated_at", schemaPath: "#/properties/queue_generated_at/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.factor !== void 0) {
            const _errs3 = errors;
            if (typeof data.factor !== "string") {
              validate43.errors = [{ instancePath: instancePath + "/factor", schemaPath: "#/properties/factor/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.strategy !== void 0) {
              const _errs5 = errors;
              if (typeof data.strategy !== "string") {
                validate43.errors = [{ instancePath: instancePath + "/strategy", schemaPath: "#/properties/strategy/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.source_decision_tag !== void 0) {
                const _errs7 = errors;
                if (typeof data.source_decision_tag !== "string") {
                  validate43.errors = [{ instancePath: instancePath + "/source_decision_tag", schemaPath: "#/properties/source_decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.source_report_json !== void 0) {
                  const _errs9 = errors;
                  if (typeof data.source_report_json !== "string") {
                    validate43.errors = [{ instancePath: instancePath + "/source_report_json", schemaPath: "#/properties/source_report_json/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.source_score_total !== void 0) {
                    const _errs11 = errors;
                    if (!(typeof data.source_score_total == "number")) {
                      validate43.errors = [{ instancePath: instancePath + "/source_score_total", schemaPath: "#/properties/source_score_total/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                      return false;
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.source_recommendation !== void 0) {
                      const _errs13 = errors;
                      if (typeof data.source_recommendation !== "string") {
                        validate43.errors = [{ instancePath: instancePath + "/source_recommendation", schemaPath: "#/properties/source_recommendation/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                      var valid0 = _errs13 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.priority_score !== void 0) {
                        const _errs15 = errors;
                        if (!(typeof data.priority_score == "number")) {
                          validate43.errors = [{ instancePath: instancePath + "/priority_score", schemaPath: "#/properties/priority_score/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                          return false;
                        }
                        var valid0 = _errs15 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.suggested_action !== void 0) {
                          let data8 = data.suggested_action;
                          const _errs17 = errors;
                          if (!(data8 === "paper_candidate_validation" || data8 === "official_rerun_with_targeted_adjustments" || data8 === "research_iteration_with_new_hypothesis")) {
                            validate43.errors = [{ instancePath: instancePath + "/suggested_action", schemaPath: "#/properties/suggested_action/enum", keyword: "enum", params: { allowedValues: schema86.properties.suggested_action.enum }, message: "must be equal to one of the allowed values" }];
                            return false;
                          }
                          var valid0 = _errs17 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.proposed_decision_tag !== void 0) {
                            let data9 = data.proposed_decision_tag;
                            const _errs18 = errors;
                            if (errors === _errs18) {
                              if (typeof data9 === "string") {
                                if (func2(data9) < 1) {
                                  validate43.errors = [{ instancePath: instancePath + "/proposed_decision_tag", schemaPath: "#/properties/proposed_decision_tag/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                  return false;
                                }
                              } else {
                                validate43.errors = [{ instancePath: instancePath + "/proposed_decision_tag", schemaPath: "#/properties/proposed_decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                            var valid0 = _errs18 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.proposed_command !== void 0) {
                              let data10 = data.proposed_command;
                              const _errs20 = errors;
                              if (errors === _errs20) {
                                if (typeof data10 === "string") {
                                  if (func2(data10) < 1) {
                                    validate43.errors = [{ instancePath: instancePath + "/proposed_command", schemaPath: "#/properties/proposed_command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                    return false;
                                  }
                                } else {
                                  validate43.errors = [{ instancePath: instancePath + "/proposed_command", schemaPath: "#/properties/proposed_command/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                              }
                              var valid0 = _errs20 === errors;
                            } else {
                              var valid0 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate43.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate43.errors = vErrors;
  return errors === 0;
}
var registryResult = validate44;
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.registry_csv === void 0 && (missing0 = "registry_csv") || data.leaderboard_md === void 0 && (missing0 = "leaderboard_md") || data.rows_total === void 0 && (missing0 = "rows_total") || data.updated === void 0 && (missing0 = "updated") || data.skipped === void 0 && (missing0 = "skipped")) {
        validate44.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("registry-result/v1" !== data.schema) {
            validate44.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "registry-result/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.registry_csv !== void 0) {
            const _errs2 = errors;
            if (typeof data.registry_csv !== "string") {
              validate44.errors = [{ instancePath: instancePath + "/registry_csv", schemaPath: "#/properties/registry_csv/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.leaderboard_md !== void 0) {
              const _errs4 = errors;
              if (typeof data.leaderboard_md !== "string") {
                validate44.errors = [{ instancePath: instancePath + "/leaderboard_md", schemaPath: "#/properties/leaderboard_md/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.leaderboard_html !== void 0) {
                const _errs6 = errors;
                if (typeof data.leaderboard_html !== "string") {
                  validate44.errors = [{ instancePath: instancePath + "/leaderboard_html", schemaPath: "#/properties/leaderboard_html/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.rows_total !== void 0) {
                  let data4 = data.rows_total;
                  const _errs8 = errors;
                  if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)))) {
                    validate44.errors = [{ instancePath: instancePath + "/rows_total", schemaPath: "#/properties/rows_total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                    return false;
                  }
                  if (errors === _errs8) {
                    if (typeof data4 == "number") {
                      if (data4 < 0 || isNaN(data4)) {
                        validate44.errors = [{ instancePath: instancePath + "/rows_total", schemaPath: "#/properties/rows_total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                        return false;
                      }
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.updated !== void 0) {
                    let data5 = data.updated;
                    const _errs10 = errors;
                    if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5)))) {
                      validate44.errors = [{ instancePath: instancePath + "/updated", schemaPath: "#/properties/updated/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                      return false;
                    }
                    if (errors === _errs10) {
                      if (typeof data5 == "number") {
                        if (data5 < 0 || isNaN(data5)) {
                          validate44.errors = [{ instancePath: instancePath + "/updated", schemaPath: "#/properties/updated/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                          return false;
                        }
                      }
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.skipped !== void 0) {
                      let data6 = data.skipped;
                      const _errs12 = errors;
                      if (errors === _errs12) {
                        if (Array.isArray(data6)) {
                          var valid1 = true;
                          const len0 = data6.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            const _errs14 = errors;
                            if (typeof data6[i0] !== "string") {
                              validate44.errors = [{ instancePath: instancePath + "/skipped/" + i0, schemaPath: "#/properties/skipped/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                            var valid1 = _errs14 === errors;
                            if (!valid1) {
                              break;
                            }
                          }
                        } else {
                          validate44.errors = [{ instancePath: instancePath + "/skipped", schemaPath: "#/properties/skipped/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                          return false;
                        }
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate44.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate44.errors = vErrors;
  return errors === 0;
}
var registryRow = validate45;
var schema88 = { "$id": "registry-row.schema.json", "title": "RegistryRow", "description": "A row of the factor experiment registry as update-registry writes it, cell by column: one experiment, its figures, its score. In the CSV true is True, null is nothing. Rows that others wrote may lack columns and have more.", "type": "object", "required": ["generated_at", "report_json", "report_md", "run_dir", "decision_tag", "owner", "factor", "strategy", "freeze_file", "overall_pass", "cost_ic_x1_5", "cost_ic_x2_0", "wf_test_ic_mean", "wf_test_ic_pos_ratio", "risk_beta_vs_spy", "risk_turnover_overlap", "risk_size_corr_abs", "risk_industry_coverage", "stat_q_value_bh", "stat_factor_gate_pass", "data_quality_pass", "governance_audit_pass", "stage_log_linked", "remediation_high_count", "score_total", "score_quality", "score_governance", "recommendation", "run_review_md"], "properties": { "generated_at": { "description": "Local time of the update that wrote the row, without zone; rows are sorted by it as text.", "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$" }, "report_json": { "description": "Absolute path of the report: the key of the row.", "type": "string", "minLength": 1 }, "report_md": { "type": "string" }, "run_dir": { "description": "Absolute path of the run directory; empty when the report belongs to no run that is known.", "type": "string" }, "decision_tag": { "type": "string" }, "owner": { "type": "string" }, "factor": { "type": "string" }, "strategy": { "type": "string" }, "freeze_file": { "type": "string" }, "overall_pass": { "description": "True only when the report proves it.", "type": "boolean" }, "cost_ic_x1_5": { "$ref": "#/definitions/Figure" }, "cost_ic_x2_0": { "$ref": "#/definitions/Figure" }, "wf_test_ic_mean": { "$ref": "#/definitions/Figure" }, "wf_test_ic_pos_ratio": { "$ref": "#/definitions/Figure" }, "risk_beta_vs_spy": { "$ref": "#/definitions/Figure" }, "risk_turnover_overlap": { "$ref": "#/definitions/Figure" }, "risk_size_corr_abs": { "$ref": "#/definitions/Figure" }, "risk_industry_coverage": { "$ref": "#/definitions/Figure" }, "stat_q_value_bh": { "$ref": "#/definitions/Figure" }, "stat_factor_gate_pass": { "type": "boolean" }, "data_quality_pass": { "$ref": "#/definitions/KnownFlag" }, "governance_audit_pass": { "$ref": "#/definitions/KnownFlag" }, "stage_log_linked": { "$ref": "#/definitions/KnownFlag" }, "remediation_high_count": { "description": "Items of severity High in the remediation plan; 0 without a plan.", "type": "integer", "minimum": 0 }, "score_total": { "description": "At most 75 unless overall_pass.", "type": "number", "minimum": 0, "maximum": 100 }, "score_quality": { "type": "number", "minimum": 0, "maximum": 80 }, "score_governance": { "type": "number", "minimum": 0, "maximum": 20 }, "recommendation": { "enum": ["promote_candidate", "watchlist_rerun", "reject_or_research"] }, "run_review_md": { "type": "string" } }, "definitions": { "Figure": { "title": "Figure", "description": "A finite number; null when the report has none.", "type": ["number", "null"] }, "KnownFlag": { "title": "KnownFlag", "description": "Null when unknown.", "type": ["boolean", "null"] } } };
var schema89 = { "title": "Figure", "description": "A finite number; null when the report has none.", "type": ["number", "null"] };
var schema98 = { "title": "KnownFlag", "description": "Null when unknown.", "type": ["boolean", "null"] };
function validate45(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.generated_at === void 0 && (missing0 = "generated_at") || data.report_json === void 0 && (missing0 = "report_json") || data.report_md === void 0 && (missing0 = "report_md") || data.run_dir === void 0 && (missing0 = "run_dir") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.owner === void 0 && (missing0 = "owner") || data.factor === void 0 && (missing0 = "factor") || data.strategy === void 0 && (missing0 = "strategy") || data.freeze_file === void 0 && (missing0 = "freeze_file") || data.overall_pass === void 0 && (missing0 = "overall_pass") || data.cost_ic_x1_5 === void 0 && (missing0 = "cost_ic_x1_5") || data.cost_ic_x2_0 === void 0 && (missing0 = "cost_ic_x2_0") || data.wf_test_ic_mean === void 0 && (missing0 = "wf_test_ic_mean") || data.wf_test_ic_pos_ratio === void 0 && (missing0 = "wf_test_ic_pos_ratio") || data.risk_beta_vs_spy === void 0 && (missing0 = "risk_beta_vs_spy") || data.risk_turnover_overlap === void 0 && (missing0 = "risk_turnover_overlap") || data.risk_size_corr_abs === void 0 && (missing0 = "risk_size_corr_abs") || data.risk_industry_coverage === void 0 && (missing0 = "risk_industry_coverage") || data.stat_q_value_bh === void 0 && (missing0 = "stat_q_value_bh") || data.stat_factor_gate_pass === void 0 && (missing0 = "stat_factor_gate_pass") || data.data_quality_pass === void 0 && (missing0 = "data_quality_pass") || data.governance_audit_pass === void 0 && (missing0 = "governance_audit_pass") || data.stage_log_linked === void 0 && (missing0 = "stage_log_linked") || data.remediation_high_count === void 0 && (missing0 = "remediation_high_count") || data.score_total === void 0 && (missing0 = "score_total") || data.score_quality === void 0 && (missing0 = "score_quality") || data.score_governance === void 0 && (missing0 = "score_governance") || data.recommendation === void 0 && (missing0 = "recommendation") || data.run_review_md === void 0 && (missing0 = "run_review_md")) {
        validate45.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.generated_at !== void 0) {
          let data0 = data.generated_at;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 === "string") {
              if (!pattern20.test(data0)) {
                validate45.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$"' }];
                return false;
              }
            } else {
              validate45.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.report_json !== void 0) {
            let data1 = data.report_json;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data1 === "string") {
                if (func2(data1) < 1) {
                  validate45.errors = [{ instancePath: instancePath + "/report_json", schemaPath: "#/properties/report_json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate45.errors = [{ instancePath: instancePath + "/report_json", schemaPath: "#/properties/report_json/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs3 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.report_md !== void 0) {
              const _errs5 = errors;
              if (typeof data.report_md !== "string") {
                validate45.errors = [{ instancePath: instancePath + "/report_md", schemaPath: "#/properties/report_md/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.run_dir !== void 0) {
                const _errs7 = errors;
                if (typeof data.run_dir !== "string") {
                  validate45.errors = [{ instancePath: instancePath + "/run_dir", schemaPath: "#/properties/run_dir/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.decision_tag !== void 0) {
                  const _errs9 = errors;
                  if (typeof data.decision_tag !== "string") {
                    validate45.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.owner !== void 0) {
                    const _errs11 = errors;
                    if (typeof data.owner !== "string") {
                      validate45.errors = [{ instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.factor !== void 0) {
                      const _errs13 = errors;
                      if (typeof data.factor !== "string") {
                        validate45.errors = [{ instancePath: instancePath + "/factor", schemaPath: "#/properties/factor/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                      var valid0 = _errs13 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.strategy !== void 0) {
                        const _errs15 = errors;
                        if (typeof data.strategy !== "string") {
                          validate45.errors = [{ instancePath: instancePath + "/strategy", schemaPath: "#/properties/strategy/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                        var valid0 = _errs15 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.freeze_file !== void 0) {
                          const _errs17 = errors;
                          if (typeof data.freeze_file !== "string") {
                            validate45.errors = [{ instancePath: instancePath + "/freeze_file", schemaPath: "#/properties/freeze_file/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                          var valid0 = _errs17 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.overall_pass !== void 0) {
                            const _errs19 = errors;
                            if (typeof data.overall_pass !== "boolean") {
                              validate45.errors = [{ instancePath: instancePath + "/overall_pass", schemaPath: "#/properties/overall_pass/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                              return false;
                            }
                            var valid0 = _errs19 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.cost_ic_x1_5 !== void 0) {
                              let data10 = data.cost_ic_x1_5;
                              const _errs21 = errors;
                              if (!(typeof data10 == "number") && data10 !== null) {
                                validate45.errors = [{ instancePath: instancePath + "/cost_ic_x1_5", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema89.type }, message: "must be number,null" }];
                                return false;
                              }
                              var valid0 = _errs21 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.cost_ic_x2_0 !== void 0) {
                                let data11 = data.cost_ic_x2_0;
                                const _errs24 = errors;
                                if (!(typeof data11 == "number") && data11 !== null) {
                                  validate45.errors = [{ instancePath: instancePath + "/cost_ic_x2_0", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema89.type }, message: "must be number,null" }];
                                  return false;
                                }
                                var valid0 = _errs24 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.wf_test_ic_mean !== void 0) {
                                  let data12 = data.wf_test_ic_mean;
                                  const _errs27 = errors;
                                  if (!(typeof data12 == "number") && data12 !== null) {
                                    validate45.errors = [{ instancePath: instancePath + "/wf_test_ic_mean", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema89.type }, message: "must be number,null" }];
                                    return false;
                                  }
                                  var valid0 = _errs27 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.wf_test_ic_pos_ratio !== void 0) {
                                    let data13 = data.wf_test_ic_pos_ratio;
                                    const _errs30 = errors;
                                    if (!(typeof data13 == "number") && data13 !== null) {
                                      validate45.errors = [{ instancePath: instancePath + "/wf_test_ic_pos_ratio", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema89.type }, message: "must be number,null" }];
                                      return false;
                                    }
                                    var valid0 = _errs30 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.risk_beta_vs_spy !== void 0) {
                                      let data14 = data.risk_beta_vs_spy;
                                      const _errs33 = errors;
                                      if (!(typeof data14 == "number") && data14 !== null) {
                                        validate45.errors = [{ instancePath: instancePath + "/risk_beta_vs_spy", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema89.type }, message: "must be number,null" }];
                                        return false;
                                      }
                                      var valid0 = _errs33 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.risk_turnover_overlap !== void 0) {
                                        let data15 = data.risk_turnover_overlap;
                                        const _errs36 = errors;
                                        if (!(typeof data15 == "number") && data15 !== null) {
                                          validate45.errors = [{ instancePath: instancePath + "/risk_turnover_overlap", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema89.type }, message: "must be number,null" }];
                                          return false;
                                        }
                                        var valid0 = _errs36 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                      if (valid0) {
                                        if (data.risk_size_corr_abs !== void 0) {
                                          let data16 = data.risk_size_corr_abs;
                                          const _errs39 = errors;
                                          if (!(typeof data16 == "number") && data16 !== null) {
                                            validate45.errors = [{ instancePath: instancePath + "/risk_size_corr_abs", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema89.type }, message: "must be number,null" }];
                                            return false;
                                          }
                                          var valid0 = _errs39 === errors;
                                        } else {
                                          var valid0 = true;
                                        }
                                        if (valid0) {
                                          if (data.risk_industry_coverage !== void 0) {
                                            let data17 = data.risk_industry_coverage;
                                            const _errs42 = errors;
                                            if (!(typeof data17 == "number") && data17 !== null) {
                                              validate45.errors = [{ instancePath: instancePath + "/risk_industry_coverage", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema89.type }, message: "must be number,null" }];
                                              return false;
                                            }
                                            var valid0 = _errs42 === errors;
                                          } else {
                                            var valid0 = true;
                                          }
                                          if (valid0) {
                                            if (data.stat_q_value_bh !== void 0) {
                                              let data18 = data.stat_q_value_bh;
                                              const _errs45 = errors;
                                              if (!(typeof data18 == "number") && data18 !== null) {
                                                validate45.errors = [{ instancePath: instancePath + "/stat_q_value_bh", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema89.type }, message: "must be number,null" }];
                                                return false;
                                              }
                                              var valid0 = _errs45 === errors;
                                            } else {
                                              var valid0 = true;
                                            }
                                            if (valid0) {
                                              if (data.stat_factor_gate_pass !== void 0) {
                                                const _errs48 = errors;
                                                if (typeof data.stat_factor_gate_pass !== "boolean") {
                                                  validate45.errors = [{ instancePath: instancePath + "/stat_factor_gate_pass", schemaPath: "#/properties/stat_factor_gate_pass/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                                  return false;
                                                }
                                                var valid0 = _errs48 === errors;
                                              } else {
                                                var valid0 = true;
                                              }
                                              if (valid0) {
                                                if (data.data_quality_pass !== void 0) {
                                                  let data20 = data.data_quality_pass;
                                                  const _errs50 = errors;
                                                  if (typeof data20 !== "boolean" && data20 !== null) {
                                                    validate45.errors = [{ instancePath: instancePath + "/data_quality_pass", schemaPath: "#/definitions/KnownFlag/type", keyword: "type", params: { type: schema98.type }, message: "must be boolean,null" }];
                                                    return false;
                                                  }
                                                  var valid0 = _errs50 === errors;
                                                } else {
                                                  var valid0 = true;
                                                }
                                                if (valid0) {
                                                  if (data.governance_audit_pass !== void 0) {
                                                    let data21 = data.governance_audit_pass;
                                                    const _errs53 = errors;
                                                    if (typeof data21 !== "boolean" && data21 !== null) {
                                                      validate45.errors = [{ instancePath: instancePath + "/governance_audit_pass", schemaPath: "#/definitions/KnownFlag/type", keyword: "type", params: { type: schema98.type }, message: "must be boolean,null" }];
                                                      return false;
                                                    }
                                                    var valid0 = _errs53 === errors;
                                                  } else {
                                                    var valid0 = true;
                                                  }
                                                  if (valid0) {
                                                    if (data.stage_log_linked !== void 0) {
                                                      let data22 = data.stage_log_linked;
                                                      const _errs56 = errors;
                                                      if (typeof data22 !== "boolean" && data22 !== null) {
                                                        validate45.errors = [{ instancePath: instancePath + "/stage_log_linked", schemaPath: "#/definitions/KnownFlag/type", keyword: "type", params: { type: schema98.type }, message: "must be boolean,null" }];
                                                        return false;
                                                      }
                                                      var valid0 = _errs56 === errors;
                                                    } else {
                                                      var valid0 = true;
                                                    }
                                                    if (valid0) {
                                                      if (data.remediation_high_count !== void 0) {
                                                        let data23 = data.remediation_high_count;
                                                        const _errs59 = errors;
                                                        if (!(typeof data23 == "number" && (!(data23 % 1) && !isNaN(data23)))) {
                                                          validate45.errors = [{ instancePath: instancePath + "/remediation_high_count", schemaPath: "#/properties/remediation_high_count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                          return false;
                                                        }
                                                        if (errors === _errs59) {
                                                          if (typeof data23 == "number") {
                                                            if (data23 < 0 || isNaN(data23)) {
                                                              validate45.errors = [{ instancePath: instancePath + "/remediation_high_count", schemaPath: "#/properties/remediation_high_count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                              return false;
                                                            }
                                                          }
                                                        }
                                                        var valid0 = _errs59 === errors;
                                                      } else {
                                                        var valid0 = true;
                                                      }
                                                      if (valid0) {
                                                        if (data.score_total !== void 0) {
                                                          let data24 = data.score_total;
                                                          const _errs61 = errors;
                                                          if (errors === _errs61) {
                                                            if (typeof data24 == "number") {
                                                              if (data24 > 100 || isNaN(data24)) {
                                                                validate45.errors = [{ instancePath: instancePath + "/score_total", schemaPath: "#/properties/score_total/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" }];
                                                                return false;
                                                              } else {
                                                                if (data24 < 0 || isNaN(data24)) {
                                                                  validate45.errors = [{ instancePath: instancePath + "/score_total", schemaPath: "#/properties/score_total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                                  return false;
                                                                }
                                                              }
                                                            } else {
                                                              validate45.errors = [{ instancePath: instancePath + "/score_total", schemaPath: "#/properties/score_total/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                                                              return false;
                                                            }
                                                          }
                                                          var valid0 = _errs61 === errors;
                                                        } else {
                                                          var valid0 = true;
                                                        }
                                                        if (valid0) {
                                                          if (data.score_quality !== void 0) {
                                                            let data25 = data.score_quality;
                                                            const _errs63 = errors;
                                                            if (errors === _errs63) {
                                                              if (typeof data25 == "number") {
                                                                if (data25 > 80 || isNaN(data25)) {
                                                                  validate45.errors = [{ instancePath: instancePath + "/score_quality", schemaPath: "#/properties/score_quality/maximum", keyword: "maximum", params: { comparison: "<=", limit: 80 }, message: "must be <= 80" }];
                                                                  return false;
                                                                } else {
                                                                  if (data25 < 0 || isNaN(data25)) {
                                                                    validate45.errors = [{ instancePath: instancePath + "/score_quality", schemaPath: "#/properties/score_quality/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                                    return false;
                                                                  }
                                                                }
                                                              } else {
                                                                validate45.errors = [{ instancePath: instancePath + "/score_quality", schemaPath: "#/properties/score_quality/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                                                                return false;
                                                              }
                                                            }
                                                            var valid0 = _errs63 === errors;
                                                          } else {
                                                            var valid0 = true;
                                                          }
                                                          if (valid0) {
                                                            if (data.score_governance !== void 0) {
                                                              let data26 = data.score_governance;
                                                              const _errs65 = errors;
                                                              if (errors === _errs65) {
                                                                if (typeof data26 == "number") {
                                                                  if (data26 > 20 || isNaN(data26)) {
                                                                    validate45.errors = [{ instancePath: instancePath + "/score_governance", schemaPath: "#/properties/score_governance/maximum", keyword: "maximum", params: { comparison: "<=", limit: 20 }, message: "must be <= 20" }];
                                                                    return false;
                                                                  } else {
                                                                    if (data26 < 0 || isNaN(data26)) {
                                                                      validate45.errors = [{ instancePath: instancePath + "/score_governance", schemaPath: "#/properties/score_governance/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                                      return false;
                                                                    }
                                                                  }
                                                                } else {
                                                                  validate45.errors = [{ instancePath: instancePath + "/score_governance", schemaPath: "#/properties/score_governance/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                                                                  return false;
                                                                }
                                                              }
                                                              var valid0 = _errs65 === errors;
                                                            } else {
                                                              var valid0 = true;
                                                            }
                                                            if (valid0) {
                                                              if (data.recommendation !== void 0) {
                                                                let data27 = data.recommendation;
                                                                const _errs67 = errors;
                                                                if (!(data27 === "promote_candidate" || data27 === "watchlist_rerun" || data27 === "reject_or_research")) {
                                                                  validate45.errors = [{ instancePath: instancePath + "/recommendation", schemaPath: "#/properties/recommendation/enum", keyword: "enum", params: { allowedValues: schema88.properties.recommendation.enum }, message: "must be equal to one of the allowed values" }];
                                                                  return false;
                                                                }
                                                                var valid0 = _errs67 === errors;
                                                              } else {
                                                                var valid0 = true;
                                                              }
                                                              if (valid0) {
                                                                if (data.run_review_md !== void 0) {
                                                                  const _errs68 = errors;
                                                                  if (typeof data.run_review_md !== "string") {
                                                                    validate45.errors = [{ instancePath: instancePath + "/run_review_md", schemaPath: "#/properties/run_review_md/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                    return false;
                                                                  }
                                                                  var valid0 = _errs68 === errors;
                                                                } else {
                                                                  var valid0 = true;
                                                                }
                                                              }
                                                            }
                                                          }
                                                        }
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate45.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate45.errors = vErrors;
  return errors === 0;
}
var remediationPlan = validate46;
var schema101 = { "$id": "remediation-plan.schema.json", "title": "RemediationPlan", "description": "governance_remediation_plan.json: what to do about each failure of a governance audit, the most severe first.", "type": "object", "properties": { "generated_at": { "description": "Local time without zone, YYYY-MM-DDTHH:MM:SS.ffffff.", "type": ["string", "null"] }, "audit_json": { "description": "The audit this plan answers, absolute.", "type": ["string", "null"] }, "run_dir": { "$ref": "common.schema.json#/definitions/Text" }, "decision_tag": { "$ref": "common.schema.json#/definitions/Text" }, "audit_overall_pass": { "type": ["boolean", "null"] }, "n_failures": { "type": ["integer", "null"] }, "n_checks": { "type": ["integer", "null"] }, "remediation_items": { "type": ["array", "null"], "items": { "title": "RemediationItem", "type": "object", "properties": { "id": { "description": "RM- and the place of the failure in the audit, from 001.", "type": ["string", "null"] }, "severity": { "description": "High, Medium or Low.", "type": ["string", "null"] }, "domain": { "type": ["string", "null"] }, "failure": { "description": "The audit's own words.", "type": ["string", "null"] }, "action": { "type": ["string", "null"] } } } }, "next_step": { "type": ["string", "null"] } } };
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.generated_at !== void 0) {
        let data0 = data.generated_at;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate46.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/type", keyword: "type", params: { type: schema101.properties.generated_at.type }, message: "must be string,null" }];
          return false;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.audit_json !== void 0) {
          let data1 = data.audit_json;
          const _errs3 = errors;
          if (typeof data1 !== "string" && data1 !== null) {
            validate46.errors = [{ instancePath: instancePath + "/audit_json", schemaPath: "#/properties/audit_json/type", keyword: "type", params: { type: schema101.properties.audit_json.type }, message: "must be string,null" }];
            return false;
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.run_dir !== void 0) {
            let data2 = data.run_dir;
            const _errs5 = errors;
            if (typeof data2 !== "string" && !(typeof data2 == "number") && typeof data2 !== "boolean" && data2 !== null) {
              validate46.errors = [{ instancePath: instancePath + "/run_dir", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" }];
              return false;
            }
            var valid0 = _errs5 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.decision_tag !== void 0) {
              let data3 = data.decision_tag;
              const _errs8 = errors;
              if (typeof data3 !== "string" && !(typeof data3 == "number") && typeof data3 !== "boolean" && data3 !== null) {
                validate46.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" }];
                return false;
              }
              var valid0 = _errs8 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.audit_overall_pass !== void 0) {
                let data4 = data.audit_overall_pass;
                const _errs11 = errors;
                if (typeof data4 !== "boolean" && data4 !== null) {
                  validate46.errors = [{ instancePath: instancePath + "/audit_overall_pass", schemaPath: "#/properties/audit_overall_pass/type", keyword: "type", params: { type: schema101.properties.audit_overall_pass.type }, message: "must be boolean,null" }];
                  return false;
                }
                var valid0 = _errs11 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.n_failures !== void 0) {
                  let data5 = data.n_failures;
                  const _errs13 = errors;
                  if (!(typeof data5 == "number" && (!(data5 % 1) && !isNaN(data5))) && data5 !== null) {
                    validate46.errors = [{ instancePath: instancePath + "/n_failures", schemaPath: "#/properties/n_failures/type", keyword: "type", params: { type: schema101.properties.n_failures.type }, message: "must be integer,null" }];
                    return false;
                  }
                  var valid0 = _errs13 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.n_checks !== void 0) {
                    let data6 = data.n_checks;
                    const _errs15 = errors;
                    if (!(typeof data6 == "number" && (!(data6 % 1) && !isNaN(data6))) && data6 !== null) {
                      validate46.errors = [{ instancePath: instancePath + "/n_checks", schemaPath: "#/properties/n_checks/type", keyword: "type", params: { type: schema101.properties.n_checks.type }, message: "must be integer,null" }];
                      return false;
                    }
                    var valid0 = _errs15 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.remediation_items !== void 0) {
                      let data7 = data.remediation_items;
                      const _errs17 = errors;
                      if (!Array.isArray(data7) && data7 !== null) {
                        validate46.errors = [{ instancePath: instancePath + "/remediation_items", schemaPath: "#/properties/remediation_items/type", keyword: "type", params: { type: schema101.properties.remediation_items.type }, message: "must be array,null" }];
                        return false;
                      }
                      if (errors === _errs17) {
                        if (Array.isArray(data7)) {
                          var valid3 = true;
                          const len0 = data7.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            let data8 = data7[i0];
                            const _errs19 = errors;
                            if (errors === _errs19) {
                              if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                                if (data8.id !== void 0) {
                                  let data9 = data8.id;
                                  const _errs21 = errors;
                                  if (typeof data9 !== "string" && data9 !== null) {
                                    validate46.errors = [{ instancePath: instancePath + "/remediation_items/" + i0 + "/id", schemaPath: "#/properties/remediation_items/items/properties/id/type", keyword: "type", params: { type: schema101.properties.remediation_items.items.properties.id.type }, message: "must be string,null" }];
                                    return false;
                                  }
                                  var valid4 = _errs21 === errors;
                                } else {
                                  var valid4 = true;
                                }
                                if (valid4) {
                                  if (data8.severity !== void 0) {
                                    let data10 = data8.severity;
                                    const _errs23 = errors;
                                    if (typeof data10 !== "string" && data10 !== null) {
                                      validate46.errors = [{ instancePath: instancePath + "/remediation_items/" + i0 + "/severity", schemaPath: "#/properties/remediation_items/items/properties/severity/type", keyword: "type", params: { type: schema101.properties.remediation_items.items.properties.severity.type }, message: "must be string,null" }];
                                      return false;
                                    }
                                    var valid4 = _errs23 === errors;
                                  } else {
                                    var valid4 = true;
                                  }
                                  if (valid4) {
                                    if (data8.domain !== void 0) {
                                      let data11 = data8.domain;
                                      const _errs25 = errors;
                                      if (typeof data11 !== "string" && data11 !== null) {
                                        validate46.errors = [{ instancePath: instancePath + "/remediation_items/" + i0 + "/domain", schemaPath: "#/properties/remediation_items/items/properties/domain/type", keyword: "type", params: { type: schema101.properties.remediation_items.items.properties.domain.type }, message: "must be string,null" }];
                                        return false;
                                      }
                                      var valid4 = _errs25 === errors;
                                    } else {
                                      var valid4 = true;
                                    }
                                    if (valid4) {
                                      if (data8.failure !== void 0) {
                                        let data12 = data8.failure;
                                        const _errs27 = errors;
                                        if (typeof data12 !== "string" && data12 !== null) {
                                          validate46.errors = [{ instancePath: instancePath + "/remediation_items/" + i0 + "/failure", schemaPath: "#/properties/remediation_items/items/properties/failure/type", keyword: "type", params: { type: schema101.properties.remediation_items.items.properties.failure.type }, message: "must be string,null" }];
                                          return false;
                                        }
                                        var valid4 = _errs27 === errors;
                                      } else {
                                        var valid4 = true;
                                      }
                                      if (valid4) {
                                        if (data8.action !== void 0) {
                                          let data13 = data8.action;
                                          const _errs29 = errors;
                                          if (typeof data13 !== "string" && data13 !== null) {
                                            validate46.errors = [{ instancePath: instancePath + "/remediation_items/" + i0 + "/action", schemaPath: "#/properties/remediation_items/items/properties/action/type", keyword: "type", params: { type: schema101.properties.remediation_items.items.properties.action.type }, message: "must be string,null" }];
                                            return false;
                                          }
                                          var valid4 = _errs29 === errors;
                                        } else {
                                          var valid4 = true;
                                        }
                                      }
                                    }
                                  }
                                }
                              } else {
                                validate46.errors = [{ instancePath: instancePath + "/remediation_items/" + i0, schemaPath: "#/properties/remediation_items/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                return false;
                              }
                            }
                            var valid3 = _errs19 === errors;
                            if (!valid3) {
                              break;
                            }
                          }
                        }
                      }
                      var valid0 = _errs17 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.next_step !== void 0) {
                        let data14 = data.next_step;
                        const _errs31 = errors;
                        if (typeof data14 !== "string" && data14 !== null) {
                          validate46.errors = [{ instancePath: instancePath + "/next_step", schemaPath: "#/properties/next_step/type", keyword: "type", params: { type: schema101.properties.next_step.type }, message: "must be string,null" }];
                          return false;
                        }
                        var valid0 = _errs31 === errors;
                      } else {
                        var valid0 = true;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate46.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate46.errors = vErrors;
  return errors === 0;
}
var result = validate47;
var schema104 = { "$id": "result.schema.json", "title": "RunResult", "description": "result.json of a run directory: how the run ended. Its presence means that the run is over.", "type": "object", "properties": { "workflow": { "type": ["string", "null"] }, "decision_tag": { "type": ["string", "null"] }, "exit_code": { "description": "Status official-run ended with: the workflow's own, 128+n for signal n, or that of the step that blocked.", "type": ["integer", "null"] }, "audit_dir": { "description": "The run directory, relative to the repository.", "type": ["string", "null"] }, "phase": { "description": "The step in which the run ended.", "enum": ["preflight", "freeze", "data_quality", "workflow", "verify"] }, "outcome": { "enum": ["succeeded", "failed", "blocked", "interrupted"] }, "signal": { "description": "What ended the workflow or official-run, such as SIGTERM.", "type": ["string", "null"] }, "reason": { "description": "Why it did not succeed, in one sentence.", "type": ["string", "null"] }, "started_at": { "$ref": "common.schema.json#/definitions/Instant" }, "finished_at": { "$ref": "common.schema.json#/definitions/Instant" }, "data_quality_input": { "$ref": "common.schema.json#/definitions/CheckedInput" }, "input_changed": { "description": "True when the bytes that passed the data gate are no longer those of the input after the workflow.", "type": "boolean" } } };
function validate47(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.workflow !== void 0) {
        let data0 = data.workflow;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate47.errors = [{ instancePath: instancePath + "/workflow", schemaPath: "#/properties/workflow/type", keyword: "type", params: { type: schema104.properties.workflow.type }, message: "must be string,null" }];
          return false;
        }
        var valid0 = _errs1 === errors;
      } else {
        var valid0 = true;
      }
      if (valid0) {
        if (data.decision_tag !== void 0) {
          let data1 = data.decision_tag;
          const _errs3 = errors;
          if (typeof data1 !== "string" && data1 !== null) {
            validate47.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: schema104.properties.decision_tag.type }, message: "must be string,null" }];
            return false;
          }
          var valid0 = _errs3 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.exit_code !== void 0) {
            let data2 = data.exit_code;
            const _errs5 = errors;
            if (!(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2))) && data2 !== null) {
              validate47.errors = [{ instancePath: instancePath + "/exit_code", schemaPath: "#/properties/exit_code/type", keyword: "type", params: { type: schema104.properties.exit_code.type }, message: "must be integer,null" }];
              return false;
            }
            var valid0 = _errs5 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.audit_dir !== void 0) {
              let data3 = data.audit_dir;
              const _errs7 = errors;
              if (typeof data3 !== "string" && data3 !== null) {
                validate47.errors = [{ instancePath: instancePath + "/audit_dir", schemaPath: "#/properties/audit_dir/type", keyword: "type", params: { type: schema104.properties.audit_dir.type }, message: "must be string,null" }];
                return false;
              }
              var valid0 = _errs7 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.phase !== void 0) {
                let data4 = data.phase;
                const _errs9 = errors;
                if (!(data4 === "preflight" || data4 === "freeze" || data4 === "data_quality" || data4 === "workflow" || data4 === "verify")) {
                  validate47.errors = [{ instancePath: instancePath + "/phase", schemaPath: "#/properties/phase/enum", keyword: "enum", params: { allowedValues: schema104.properties.phase.enum }, message: "must be equal to one of the allowed values" }];
                  return false;
                }
                var valid0 = _errs9 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.outcome !== void 0) {
                  let data5 = data.outcome;
                  const _errs10 = errors;
                  if (!(data5 === "succeeded" || data5 === "failed" || data5 === "blocked" || data5 === "interrupted")) {
                    validate47.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/enum", keyword: "enum", params: { allowedValues: schema104.properties.outcome.enum }, message: "must be equal to one of the allowed values" }];
                    return false;
                  }
                  var valid0 = _errs10 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.signal !== void 0) {
                    let data6 = data.signal;
                    const _errs11 = errors;
                    if (typeof data6 !== "string" && data6 !== null) {
                      validate47.errors = [{ instancePath: instancePath + "/signal", schemaPath: "#/properties/signal/type", keyword: "type", params: { type: schema104.properties.signal.type }, message: "must be string,null" }];
                      return false;
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.reason !== void 0) {
                      let data7 = data.reason;
                      const _errs13 = errors;
                      if (typeof data7 !== "string" && data7 !== null) {
                        validate47.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: schema104.properties.reason.type }, message: "must be string,null" }];
                        return false;
                      }
                      var valid0 = _errs13 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.started_at !== void 0) {
                        let data8 = data.started_at;
                        const _errs15 = errors;
                        const _errs16 = errors;
                        if (errors === _errs16) {
                          if (typeof data8 === "string") {
                            if (!pattern0.test(data8)) {
                              validate47.errors = [{ instancePath: instancePath + "/started_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                              return false;
                            }
                          } else {
                            validate47.errors = [{ instancePath: instancePath + "/started_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                        }
                        var valid0 = _errs15 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.finished_at !== void 0) {
                          let data9 = data.finished_at;
                          const _errs18 = errors;
                          const _errs19 = errors;
                          if (errors === _errs19) {
                            if (typeof data9 === "string") {
                              if (!pattern0.test(data9)) {
                                validate47.errors = [{ instancePath: instancePath + "/finished_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                                return false;
                              }
                            } else {
                              validate47.errors = [{ instancePath: instancePath + "/finished_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                          }
                          var valid0 = _errs18 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.data_quality_input !== void 0) {
                            let data10 = data.data_quality_input;
                            const _errs21 = errors;
                            const _errs22 = errors;
                            if (errors === _errs22) {
                              if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                                let missing0;
                                if (data10.path === void 0 && (missing0 = "path") || data10.bytes === void 0 && (missing0 = "bytes") || data10.sha256 === void 0 && (missing0 = "sha256")) {
                                  validate47.errors = [{ instancePath: instancePath + "/data_quality_input", schemaPath: "common.schema.json#/definitions/CheckedInput/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
                                  return false;
                                } else {
                                  if (data10.path !== void 0) {
                                    const _errs24 = errors;
                                    if (typeof data10.path !== "string") {
                                      validate47.errors = [{ instancePath: instancePath + "/data_quality_input/path", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                    var valid4 = _errs24 === errors;
                                  } else {
                                    var valid4 = true;
                                  }
                                  if (valid4) {
                                    if (data10.bytes !== void 0) {
                                      let data12 = data10.bytes;
                                      const _errs26 = errors;
                                      if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12)))) {
                                        validate47.errors = [{ instancePath: instancePath + "/data_quality_input/bytes", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                        return false;
                                      }
                                      if (errors === _errs26) {
                                        if (typeof data12 == "number") {
                                          if (data12 < 0 || isNaN(data12)) {
                                            validate47.errors = [{ instancePath: instancePath + "/data_quality_input/bytes", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                            return false;
                                          }
                                        }
                                      }
                                      var valid4 = _errs26 === errors;
                                    } else {
                                      var valid4 = true;
                                    }
                                    if (valid4) {
                                      if (data10.sha256 !== void 0) {
                                        let data13 = data10.sha256;
                                        const _errs28 = errors;
                                        if (errors === _errs28) {
                                          if (typeof data13 === "string") {
                                            if (!pattern2.test(data13)) {
                                              validate47.errors = [{ instancePath: instancePath + "/data_quality_input/sha256", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                              return false;
                                            }
                                          } else {
                                            validate47.errors = [{ instancePath: instancePath + "/data_quality_input/sha256", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                        var valid4 = _errs28 === errors;
                                      } else {
                                        var valid4 = true;
                                      }
                                      if (valid4) {
                                        if (data10.files !== void 0) {
                                          let data14 = data10.files;
                                          const _errs30 = errors;
                                          if (errors === _errs30) {
                                            if (Array.isArray(data14)) {
                                              var valid5 = true;
                                              const len0 = data14.length;
                                              for (let i0 = 0; i0 < len0; i0++) {
                                                let data15 = data14[i0];
                                                const _errs32 = errors;
                                                if (errors === _errs32) {
                                                  if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
                                                    let missing1;
                                                    if (data15.path === void 0 && (missing1 = "path") || data15.bytes === void 0 && (missing1 = "bytes") || data15.sha256 === void 0 && (missing1 = "sha256")) {
                                                      validate47.errors = [{ instancePath: instancePath + "/data_quality_input/files/" + i0, schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                                      return false;
                                                    } else {
                                                      if (data15.path !== void 0) {
                                                        const _errs34 = errors;
                                                        if (typeof data15.path !== "string") {
                                                          validate47.errors = [{ instancePath: instancePath + "/data_quality_input/files/" + i0 + "/path", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/items/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                          return false;
                                                        }
                                                        var valid6 = _errs34 === errors;
                                                      } else {
                                                        var valid6 = true;
                                                      }
                                                      if (valid6) {
                                                        if (data15.bytes !== void 0) {
                                                          let data17 = data15.bytes;
                                                          const _errs36 = errors;
                                                          if (!(typeof data17 == "number" && (!(data17 % 1) && !isNaN(data17)))) {
                                                            validate47.errors = [{ instancePath: instancePath + "/data_quality_input/files/" + i0 + "/bytes", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/items/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                            return false;
                                                          }
                                                          if (errors === _errs36) {
                                                            if (typeof data17 == "number") {
                                                              if (data17 < 0 || isNaN(data17)) {
                                                                validate47.errors = [{ instancePath: instancePath + "/data_quality_input/files/" + i0 + "/bytes", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/items/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                                return false;
                                                              }
                                                            }
                                                          }
                                                          var valid6 = _errs36 === errors;
                                                        } else {
                                                          var valid6 = true;
                                                        }
                                                        if (valid6) {
                                                          if (data15.sha256 !== void 0) {
                                                            let data18 = data15.sha256;
                                                            const _errs38 = errors;
                                                            if (errors === _errs38) {
                                                              if (typeof data18 === "string") {
                                                                if (!pattern2.test(data18)) {
                                                                  validate47.errors = [{ instancePath: instancePath + "/data_quality_input/files/" + i0 + "/sha256", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/items/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                                                  return false;
                                                                }
                                                              } else {
                                                                validate47.errors = [{ instancePath: instancePath + "/data_quality_input/files/" + i0 + "/sha256", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/items/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                return false;
                                                              }
                                                            }
                                                            var valid6 = _errs38 === errors;
                                                          } else {
                                                            var valid6 = true;
                                                          }
                                                        }
                                                      }
                                                    }
                                                  } else {
                                                    validate47.errors = [{ instancePath: instancePath + "/data_quality_input/files/" + i0, schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                    return false;
                                                  }
                                                }
                                                var valid5 = _errs32 === errors;
                                                if (!valid5) {
                                                  break;
                                                }
                                              }
                                            } else {
                                              validate47.errors = [{ instancePath: instancePath + "/data_quality_input/files", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/files/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                              return false;
                                            }
                                          }
                                          var valid4 = _errs30 === errors;
                                        } else {
                                          var valid4 = true;
                                        }
                                      }
                                    }
                                  }
                                }
                              } else {
                                validate47.errors = [{ instancePath: instancePath + "/data_quality_input", schemaPath: "common.schema.json#/definitions/CheckedInput/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                return false;
                              }
                            }
                            var valid0 = _errs21 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.input_changed !== void 0) {
                              const _errs40 = errors;
                              if (typeof data.input_changed !== "boolean") {
                                validate47.errors = [{ instancePath: instancePath + "/input_changed", schemaPath: "#/properties/input_changed/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                return false;
                              }
                              var valid0 = _errs40 === errors;
                            } else {
                              var valid0 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate47.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate47.errors = vErrors;
  return errors === 0;
}
var retentionPolicy = validate14;
var runLogPolicy = validate48;
var schema108 = { "$id": "run-log-policy.schema.json", "title": "RunLogPolicy", "description": "What validate-run-logs demands of run logs and tickets. A file given with --policy overrides single keys of the shipped one.", "type": "object", "required": ["schema", "name", "files", "meta_file", "meta_keys", "written_files", "placeholders", "ticket_pattern", "run_name_pattern", "severity", "exceptions"], "properties": { "schema": { "const": "run-log-policy/v1" }, "name": { "type": "string", "minLength": 1 }, "files": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Files that every log has." }, "meta_file": { "type": "string", "minLength": 1 }, "meta_keys": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Keys that META.json has." }, "written_files": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Files that hold no placeholder." }, "placeholders": { "type": "array", "items": { "type": "string", "minLength": 1 }, "description": "Words that stand where a text was to be written." }, "ticket_pattern": { "description": "Regular expression of a ticket id.", "type": "string", "minLength": 1 }, "run_name_pattern": { "description": "Regular expression of a log's directory; its first group is the ticket.", "type": "string", "minLength": 1 }, "severity": { "$ref": "common.schema.json#/definitions/Severities" }, "exceptions": { "description": "Logs of the past that cannot be repaired honestly: one check of one log becomes waived.", "type": "array", "items": { "title": "RunLogException", "type": "object", "properties": { "run": { "type": "string" }, "check": { "type": "string" }, "reason": { "type": "string" } }, "additionalProperties": false } } }, "additionalProperties": false };
var schema109 = { "title": "Severities", "description": "By check id, for checks whose outcome is fail or warn. It turns missing into nothing and switches nothing off.", "type": "object", "additionalProperties": { "enum": ["fail", "warn"] } };
var func25 = Object.prototype.hasOwnProperty;
function validate48(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.name === void 0 && (missing0 = "name") || data.files === void 0 && (missing0 = "files") || data.meta_file === void 0 && (missing0 = "meta_file") || data.meta_keys === void 0 && (missing0 = "meta_keys") || data.written_files === void 0 && (missing0 = "written_files") || data.placeholders === void 0 && (missing0 = "placeholders") || data.ticket_pattern === void 0 && (missing0 = "ticket_pattern") || data.run_name_pattern === void 0 && (missing0 = "run_name_pattern") || data.severity === void 0 && (missing0 = "severity") || data.exceptions === void 0 && (missing0 = "exceptions")) {
        validate48.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func25.call(schema108.properties, key0)) {
            validate48.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.schema !== void 0) {
            const _errs2 = errors;
            if ("run-log-policy/v1" !== data.schema) {
              validate48.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "run-log-policy/v1" }, message: "must be equal to constant" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.name !== void 0) {
              let data1 = data.name;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (typeof data1 === "string") {
                  if (func2(data1) < 1) {
                    validate48.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate48.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.files !== void 0) {
                let data2 = data.files;
                const _errs5 = errors;
                if (errors === _errs5) {
                  if (Array.isArray(data2)) {
                    var valid1 = true;
                    const len0 = data2.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      let data3 = data2[i0];
                      const _errs7 = errors;
                      if (errors === _errs7) {
                        if (typeof data3 === "string") {
                          if (func2(data3) < 1) {
                            validate48.errors = [{ instancePath: instancePath + "/files/" + i0, schemaPath: "#/properties/files/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                            return false;
                          }
                        } else {
                          validate48.errors = [{ instancePath: instancePath + "/files/" + i0, schemaPath: "#/properties/files/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                      }
                      var valid1 = _errs7 === errors;
                      if (!valid1) {
                        break;
                      }
                    }
                  } else {
                    validate48.errors = [{ instancePath: instancePath + "/files", schemaPath: "#/properties/files/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.meta_file !== void 0) {
                  let data4 = data.meta_file;
                  const _errs9 = errors;
                  if (errors === _errs9) {
                    if (typeof data4 === "string") {
                      if (func2(data4) < 1) {
                        validate48.errors = [{ instancePath: instancePath + "/meta_file", schemaPath: "#/properties/meta_file/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                        return false;
                      }
                    } else {
                      validate48.errors = [{ instancePath: instancePath + "/meta_file", schemaPath: "#/properties/meta_file/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.meta_keys !== void 0) {
                    let data5 = data.meta_keys;
                    const _errs11 = errors;
                    if (errors === _errs11) {
                      if (Array.isArray(data5)) {
                        var valid2 = true;
                        const len1 = data5.length;
                        for (let i1 = 0; i1 < len1; i1++) {
                          let data6 = data5[i1];
                          const _errs13 = errors;
                          if (errors === _errs13) {
                            if (typeof data6 === "string") {
                              if (func2(data6) < 1) {
                                validate48.errors = [{ instancePath: instancePath + "/meta_keys/" + i1, schemaPath: "#/properties/meta_keys/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                return false;
                              }
                            } else {
                              validate48.errors = [{ instancePath: instancePath + "/meta_keys/" + i1, schemaPath: "#/properties/meta_keys/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                          }
                          var valid2 = _errs13 === errors;
                          if (!valid2) {
                            break;
                          }
                        }
                      } else {
                        validate48.errors = [{ instancePath: instancePath + "/meta_keys", schemaPath: "#/properties/meta_keys/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                        return false;
                      }
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.written_files !== void 0) {
                      let data7 = data.written_files;
                      const _errs15 = errors;
                      if (errors === _errs15) {
                        if (Array.isArray(data7)) {
                          var valid3 = true;
                          const len2 = data7.length;
                          for (let i2 = 0; i2 < len2; i2++) {
                            let data8 = data7[i2];
                            const _errs17 = errors;
                            if (errors === _errs17) {
                              if (typeof data8 === "string") {
                                if (func2(data8) < 1) {
                                  validate48.errors = [{ instancePath: instancePath + "/written_files/" + i2, schemaPath: "#/properties/written_files/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                  return false;
                                }
                              } else {
                                validate48.errors = [{ instancePath: instancePath + "/written_files/" + i2, schemaPath: "#/properties/written_files/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                            var valid3 = _errs17 === errors;
                            if (!valid3) {
                              break;
                            }
                          }
                        } else {
                          validate48.errors = [{ instancePath: instancePath + "/written_files", schemaPath: "#/properties/written_files/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                          return false;
                        }
                      }
                      var valid0 = _errs15 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.placeholders !== void 0) {
                        let data9 = data.placeholders;
                        const _errs19 = errors;
                        if (errors === _errs19) {
                          if (Array.isArray(data9)) {
                            var valid4 = true;
                            const len3 = data9.length;
                            for (let i3 = 0; i3 < len3; i3++) {
                              let data10 = data9[i3];
                              const _errs21 = errors;
                              if (errors === _errs21) {
                                if (typeof data10 === "string") {
                                  if (func2(data10) < 1) {
                                    validate48.errors = [{ instancePath: instancePath + "/placeholders/" + i3, schemaPath: "#/properties/placeholders/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                    return false;
                                  }
                                } else {
                                  validate48.errors = [{ instancePath: instancePath + "/placeholders/" + i3, schemaPath: "#/properties/placeholders/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                              }
                              var valid4 = _errs21 === errors;
                              if (!valid4) {
                                break;
                              }
                            }
                          } else {
                            validate48.errors = [{ instancePath: instancePath + "/placeholders", schemaPath: "#/properties/placeholders/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                            return false;
                          }
                        }
                        var valid0 = _errs19 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.ticket_pattern !== void 0) {
                          let data11 = data.ticket_pattern;
                          const _errs23 = errors;
                          if (errors === _errs23) {
                            if (typeof data11 === "string") {
                              if (func2(data11) < 1) {
                                validate48.errors = [{ instancePath: instancePath + "/ticket_pattern", schemaPath: "#/properties/ticket_pattern/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                return false;
                              }
                            } else {
                              validate48.errors = [{ instancePath: instancePath + "/ticket_pattern", schemaPath: "#/properties/ticket_pattern/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                          }
                          var valid0 = _errs23 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.run_name_pattern !== void 0) {
                            let data12 = data.run_name_pattern;
                            const _errs25 = errors;
                            if (errors === _errs25) {
                              if (typeof data12 === "string") {
                                if (func2(data12) < 1) {
                                  validate48.errors = [{ instancePath: instancePath + "/run_name_pattern", schemaPath: "#/properties/run_name_pattern/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                  return false;
                                }
                              } else {
                                validate48.errors = [{ instancePath: instancePath + "/run_name_pattern", schemaPath: "#/properties/run_name_pattern/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                            var valid0 = _errs25 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.severity !== void 0) {
                              let data13 = data.severity;
                              const _errs27 = errors;
                              const _errs28 = errors;
                              if (errors === _errs28) {
                                if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
                                  for (const key1 in data13) {
                                    let data14 = data13[key1];
                                    const _errs31 = errors;
                                    if (!(data14 === "fail" || data14 === "warn")) {
                                      validate48.errors = [{ instancePath: instancePath + "/severity/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "common.schema.json#/definitions/Severities/additionalProperties/enum", keyword: "enum", params: { allowedValues: schema109.additionalProperties.enum }, message: "must be equal to one of the allowed values" }];
                                      return false;
                                    }
                                    var valid6 = _errs31 === errors;
                                    if (!valid6) {
                                      break;
                                    }
                                  }
                                } else {
                                  validate48.errors = [{ instancePath: instancePath + "/severity", schemaPath: "common.schema.json#/definitions/Severities/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                  return false;
                                }
                              }
                              var valid0 = _errs27 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.exceptions !== void 0) {
                                let data15 = data.exceptions;
                                const _errs32 = errors;
                                if (errors === _errs32) {
                                  if (Array.isArray(data15)) {
                                    var valid7 = true;
                                    const len4 = data15.length;
                                    for (let i4 = 0; i4 < len4; i4++) {
                                      let data16 = data15[i4];
                                      const _errs34 = errors;
                                      if (errors === _errs34) {
                                        if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
                                          const _errs36 = errors;
                                          for (const key2 in data16) {
                                            if (!(key2 === "run" || key2 === "check" || key2 === "reason")) {
                                              validate48.errors = [{ instancePath: instancePath + "/exceptions/" + i4, schemaPath: "#/properties/exceptions/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }];
                                              return false;
                                              break;
                                            }
                                          }
                                          if (_errs36 === errors) {
                                            if (data16.run !== void 0) {
                                              const _errs37 = errors;
                                              if (typeof data16.run !== "string") {
                                                validate48.errors = [{ instancePath: instancePath + "/exceptions/" + i4 + "/run", schemaPath: "#/properties/exceptions/items/properties/run/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                              var valid8 = _errs37 === errors;
                                            } else {
                                              var valid8 = true;
                                            }
                                            if (valid8) {
                                              if (data16.check !== void 0) {
                                                const _errs39 = errors;
                                                if (typeof data16.check !== "string") {
                                                  validate48.errors = [{ instancePath: instancePath + "/exceptions/" + i4 + "/check", schemaPath: "#/properties/exceptions/items/properties/check/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                  return false;
                                                }
                                                var valid8 = _errs39 === errors;
                                              } else {
                                                var valid8 = true;
                                              }
                                              if (valid8) {
                                                if (data16.reason !== void 0) {
                                                  const _errs41 = errors;
                                                  if (typeof data16.reason !== "string") {
                                                    validate48.errors = [{ instancePath: instancePath + "/exceptions/" + i4 + "/reason", schemaPath: "#/properties/exceptions/items/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                    return false;
                                                  }
                                                  var valid8 = _errs41 === errors;
                                                } else {
                                                  var valid8 = true;
                                                }
                                              }
                                            }
                                          }
                                        } else {
                                          validate48.errors = [{ instancePath: instancePath + "/exceptions/" + i4, schemaPath: "#/properties/exceptions/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                          return false;
                                        }
                                      }
                                      var valid7 = _errs34 === errors;
                                      if (!valid7) {
                                        break;
                                      }
                                    }
                                  } else {
                                    validate48.errors = [{ instancePath: instancePath + "/exceptions", schemaPath: "#/properties/exceptions/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                    return false;
                                  }
                                }
                                var valid0 = _errs32 === errors;
                              } else {
                                var valid0 = true;
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate48.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate48.errors = vErrors;
  return errors === 0;
}
var runLogValidation = validate49;
var schema110 = { "$id": "run-log-validation.schema.json", "title": "RunLogValidation", "description": "What validate-run-logs found: checks of the corpus, then of each log, sorted by name.", "type": "object", "required": ["schema", "policy", "runs_root", "tickets_file", "checks", "runs", "counts", "overall_pass"], "properties": { "schema": { "const": "run-log-validation/v1" }, "policy": { "$ref": "common.schema.json#/definitions/CitedPolicy" }, "runs_root": { "type": "string" }, "tickets_file": { "type": "string" }, "checks": { "$ref": "common.schema.json#/definitions/Checks" }, "runs": { "type": "array", "items": { "title": "JudgedRunLog", "type": "object", "required": ["run", "ticket_id", "git_sha_before", "git_sha_after", "log_commit", "checks", "pass"], "properties": { "run": { "type": "string" }, "ticket_id": { "type": ["string", "null"] }, "git_sha_before": { "type": ["string", "null"] }, "git_sha_after": { "type": ["string", "null"] }, "log_commit": { "description": "The last commit that touched the log.", "type": ["string", "null"], "pattern": "^[0-9a-f]{40,64}$" }, "checks": { "$ref": "common.schema.json#/definitions/Checks" }, "pass": { "type": "boolean" } } } }, "counts": { "$ref": "common.schema.json#/definitions/Counts", "description": "Over the corpus and all logs." }, "overall_pass": { "type": "boolean" } } };
var schema111 = { "title": "CitedPolicy", "description": "The policy that judged; `sha256` is that of what --print-policy prints.", "type": "object", "required": ["name", "path", "sha256"], "properties": { "name": { "type": "string" }, "path": { "description": "Relative to the repository; null for the shipped policy.", "type": ["string", "null"] }, "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" } } };
var pattern27 = new RegExp("^[0-9a-f]{40,64}$", "u");
var schema113 = { "title": "RecordedCheck", "description": "A check of the research record (contract 28.2) with its first 20 findings in the order of the input; it may add keys of its own.", "type": "object", "required": ["status", "findings", "total"], "properties": { "status": { "enum": ["pass", "fail", "missing", "warn", "not_applicable", "waived"] }, "findings": { "type": "array", "items": { "type": "string" } }, "total": { "description": "Findings in all.", "type": "integer", "minimum": 0 } } };
function validate50(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      for (const key0 in data) {
        let data0 = data[key0];
        const _errs2 = errors;
        const _errs3 = errors;
        if (errors === _errs3) {
          if (data0 && typeof data0 == "object" && !Array.isArray(data0)) {
            let missing0;
            if (data0.status === void 0 && (missing0 = "status") || data0.findings === void 0 && (missing0 = "findings") || data0.total === void 0 && (missing0 = "total")) {
              validate50.errors = [{ instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/definitions/Check/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
              return false;
            } else {
              if (data0.status !== void 0) {
                let data1 = data0.status;
                const _errs5 = errors;
                if (!(data1 === "pass" || data1 === "fail" || data1 === "missing" || data1 === "warn" || data1 === "not_applicable" || data1 === "waived")) {
                  validate50.errors = [{ instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/status", schemaPath: "#/definitions/Check/properties/status/enum", keyword: "enum", params: { allowedValues: schema113.properties.status.enum }, message: "must be equal to one of the allowed values" }];
                  return false;
                }
                var valid2 = _errs5 === errors;
              } else {
                var valid2 = true;
              }
              if (valid2) {
                if (data0.findings !== void 0) {
                  let data2 = data0.findings;
                  const _errs6 = errors;
                  if (errors === _errs6) {
                    if (Array.isArray(data2)) {
                      var valid3 = true;
                      const len0 = data2.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        const _errs8 = errors;
                        if (typeof data2[i0] !== "string") {
                          validate50.errors = [{ instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/findings/" + i0, schemaPath: "#/definitions/Check/properties/findings/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                        var valid3 = _errs8 === errors;
                        if (!valid3) {
                          break;
                        }
                      }
                    } else {
                      validate50.errors = [{ instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/findings", schemaPath: "#/definitions/Check/properties/findings/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                      return false;
                    }
                  }
                  var valid2 = _errs6 === errors;
                } else {
                  var valid2 = true;
                }
                if (valid2) {
                  if (data0.total !== void 0) {
                    let data4 = data0.total;
                    const _errs10 = errors;
                    if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)))) {
                      validate50.errors = [{ instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/total", schemaPath: "#/definitions/Check/properties/total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                      return false;
                    }
                    if (errors === _errs10) {
                      if (typeof data4 == "number") {
                        if (data4 < 0 || isNaN(data4)) {
                          validate50.errors = [{ instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1") + "/total", schemaPath: "#/definitions/Check/properties/total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                          return false;
                        }
                      }
                    }
                    var valid2 = _errs10 === errors;
                  } else {
                    var valid2 = true;
                  }
                }
              }
            }
          } else {
            validate50.errors = [{ instancePath: instancePath + "/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/definitions/Check/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
            return false;
          }
        }
        var valid0 = _errs2 === errors;
        if (!valid0) {
          break;
        }
      }
    } else {
      validate50.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate50.errors = vErrors;
  return errors === 0;
}
function validate49(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.policy === void 0 && (missing0 = "policy") || data.runs_root === void 0 && (missing0 = "runs_root") || data.tickets_file === void 0 && (missing0 = "tickets_file") || data.checks === void 0 && (missing0 = "checks") || data.runs === void 0 && (missing0 = "runs") || data.counts === void 0 && (missing0 = "counts") || data.overall_pass === void 0 && (missing0 = "overall_pass")) {
        validate49.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("run-log-validation/v1" !== data.schema) {
            validate49.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "run-log-validation/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.policy !== void 0) {
            let data1 = data.policy;
            const _errs2 = errors;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
                let missing1;
                if (data1.name === void 0 && (missing1 = "name") || data1.path === void 0 && (missing1 = "path") || data1.sha256 === void 0 && (missing1 = "sha256")) {
                  validate49.errors = [{ instancePath: instancePath + "/policy", schemaPath: "common.schema.json#/definitions/CitedPolicy/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                  return false;
                } else {
                  if (data1.name !== void 0) {
                    const _errs5 = errors;
                    if (typeof data1.name !== "string") {
                      validate49.errors = [{ instancePath: instancePath + "/policy/name", schemaPath: "common.schema.json#/definitions/CitedPolicy/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                    var valid2 = _errs5 === errors;
                  } else {
                    var valid2 = true;
                  }
                  if (valid2) {
                    if (data1.path !== void 0) {
                      let data3 = data1.path;
                      const _errs7 = errors;
                      if (typeof data3 !== "string" && data3 !== null) {
                        validate49.errors = [{ instancePath: instancePath + "/policy/path", schemaPath: "common.schema.json#/definitions/CitedPolicy/properties/path/type", keyword: "type", params: { type: schema111.properties.path.type }, message: "must be string,null" }];
                        return false;
                      }
                      var valid2 = _errs7 === errors;
                    } else {
                      var valid2 = true;
                    }
                    if (valid2) {
                      if (data1.sha256 !== void 0) {
                        let data4 = data1.sha256;
                        const _errs9 = errors;
                        if (errors === _errs9) {
                          if (typeof data4 === "string") {
                            if (!pattern2.test(data4)) {
                              validate49.errors = [{ instancePath: instancePath + "/policy/sha256", schemaPath: "common.schema.json#/definitions/CitedPolicy/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                              return false;
                            }
                          } else {
                            validate49.errors = [{ instancePath: instancePath + "/policy/sha256", schemaPath: "common.schema.json#/definitions/CitedPolicy/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                        }
                        var valid2 = _errs9 === errors;
                      } else {
                        var valid2 = true;
                      }
                    }
                  }
                }
              } else {
                validate49.errors = [{ instancePath: instancePath + "/policy", schemaPath: "common.schema.json#/definitions/CitedPolicy/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.runs_root !== void 0) {
              const _errs11 = errors;
              if (typeof data.runs_root !== "string") {
                validate49.errors = [{ instancePath: instancePath + "/runs_root", schemaPath: "#/properties/runs_root/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs11 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.tickets_file !== void 0) {
                const _errs13 = errors;
                if (typeof data.tickets_file !== "string") {
                  validate49.errors = [{ instancePath: instancePath + "/tickets_file", schemaPath: "#/properties/tickets_file/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
                var valid0 = _errs13 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.checks !== void 0) {
                  const _errs15 = errors;
                  if (!validate50(data.checks, { instancePath: instancePath + "/checks", parentData: data, parentDataProperty: "checks", rootData })) {
                    vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
                    errors = vErrors.length;
                  }
                  var valid0 = _errs15 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.runs !== void 0) {
                    let data8 = data.runs;
                    const _errs16 = errors;
                    if (errors === _errs16) {
                      if (Array.isArray(data8)) {
                        var valid3 = true;
                        const len0 = data8.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          let data9 = data8[i0];
                          const _errs18 = errors;
                          if (errors === _errs18) {
                            if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                              let missing2;
                              if (data9.run === void 0 && (missing2 = "run") || data9.ticket_id === void 0 && (missing2 = "ticket_id") || data9.git_sha_before === void 0 && (missing2 = "git_sha_before") || data9.git_sha_after === void 0 && (missing2 = "git_sha_after") || data9.log_commit === void 0 && (missing2 = "log_commit") || data9.checks === void 0 && (missing2 = "checks") || data9.pass === void 0 && (missing2 = "pass")) {
                                validate49.errors = [{ instancePath: instancePath + "/runs/" + i0, schemaPath: "#/properties/runs/items/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                                return false;
                              } else {
                                if (data9.run !== void 0) {
                                  const _errs20 = errors;
                                  if (typeof data9.run !== "string") {
                                    validate49.errors = [{ instancePath: instancePath + "/runs/" + i0 + "/run", schemaPath: "#/properties/runs/items/properties/run/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                  var valid4 = _errs20 === errors;
                                } else {
                                  var valid4 = true;
                                }
                                if (valid4) {
                                  if (data9.ticket_id !== void 0) {
                                    let data11 = data9.ticket_id;
                                    const _errs22 = errors;
                                    if (typeof data11 !== "string" && data11 !== null) {
                                      validate49.errors = [{ instancePath: instancePath + "/runs/" + i0 + "/ticket_id", schemaPath: "#/properties/runs/items/properties/ticket_id/type", keyword: "type", params: { type: schema110.properties.runs.items.properties.ticket_id.type }, message: "must be string,null" }];
                                      return false;
                                    }
                                    var valid4 = _errs22 === errors;
                                  } else {
                                    var valid4 = true;
                                  }
                                  if (valid4) {
                                    if (data9.git_sha_before !== void 0) {
                                      let data12 = data9.git_sha_before;
                                      const _errs24 = errors;
                                      if (typeof data12 !== "string" && data12 !== null) {
                                        validate49.errors = [{ instancePath: instancePath + "/runs/" + i0 + "/git_sha_before", schemaPath: "#/properties/runs/items/properties/git_sha_before/type", keyword: "type", params: { type: schema110.properties.runs.items.properties.git_sha_before.type }, message: "must be string,null" }];
                                        return false;
                                      }
                                      var valid4 = _errs24 === errors;
                                    } else {
                                      var valid4 = true;
                                    }
                                    if (valid4) {
                                      if (data9.git_sha_after !== void 0) {
                                        let data13 = data9.git_sha_after;
                                        const _errs26 = errors;
                                        if (typeof data13 !== "string" && data13 !== null) {
                                          validate49.errors = [{ instancePath: instancePath + "/runs/" + i0 + "/git_sha_after", schemaPath: "#/properties/runs/items/properties/git_sha_after/type", keyword: "type", params: { type: schema110.properties.runs.items.properties.git_sha_after.type }, message: "must be string,null" }];
                                          return false;
                                        }
                                        var valid4 = _errs26 === errors;
                                      } else {
                                        var valid4 = true;
                                      }
                                      if (valid4) {
                                        if (data9.log_commit !== void 0) {
                                          let data14 = data9.log_commit;
                                          const _errs28 = errors;
                                          if (typeof data14 !== "string" && data14 !== null) {
                                            validate49.errors = [{ instancePath: instancePath + "/runs/" + i0 + "/log_commit", schemaPath: "#/properties/runs/items/properties/log_commit/type", keyword: "type", params: { type: schema110.properties.runs.items.properties.log_commit.type }, message: "must be string,null" }];
                                            return false;
                                          }
                                          if (errors === _errs28) {
                                            if (typeof data14 === "string") {
                                              if (!pattern27.test(data14)) {
                                                validate49.errors = [{ instancePath: instancePath + "/runs/" + i0 + "/log_commit", schemaPath: "#/properties/runs/items/properties/log_commit/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{40,64}$" }, message: 'must match pattern "^[0-9a-f]{40,64}$"' }];
                                                return false;
                                              }
                                            }
                                          }
                                          var valid4 = _errs28 === errors;
                                        } else {
                                          var valid4 = true;
                                        }
                                        if (valid4) {
                                          if (data9.checks !== void 0) {
                                            const _errs30 = errors;
                                            if (!validate50(data9.checks, { instancePath: instancePath + "/runs/" + i0 + "/checks", parentData: data9, parentDataProperty: "checks", rootData })) {
                                              vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
                                              errors = vErrors.length;
                                            }
                                            var valid4 = _errs30 === errors;
                                          } else {
                                            var valid4 = true;
                                          }
                                          if (valid4) {
                                            if (data9.pass !== void 0) {
                                              const _errs31 = errors;
                                              if (typeof data9.pass !== "boolean") {
                                                validate49.errors = [{ instancePath: instancePath + "/runs/" + i0 + "/pass", schemaPath: "#/properties/runs/items/properties/pass/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                                return false;
                                              }
                                              var valid4 = _errs31 === errors;
                                            } else {
                                              var valid4 = true;
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            } else {
                              validate49.errors = [{ instancePath: instancePath + "/runs/" + i0, schemaPath: "#/properties/runs/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                          }
                          var valid3 = _errs18 === errors;
                          if (!valid3) {
                            break;
                          }
                        }
                      } else {
                        validate49.errors = [{ instancePath: instancePath + "/runs", schemaPath: "#/properties/runs/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                        return false;
                      }
                    }
                    var valid0 = _errs16 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.counts !== void 0) {
                      let data17 = data.counts;
                      const _errs33 = errors;
                      const _errs34 = errors;
                      if (errors === _errs34) {
                        if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
                          let missing3;
                          if (data17.pass === void 0 && (missing3 = "pass") || data17.fail === void 0 && (missing3 = "fail") || data17.warn === void 0 && (missing3 = "warn") || data17.missing === void 0 && (missing3 = "missing") || data17.not_applicable === void 0 && (missing3 = "not_applicable") || data17.waived === void 0 && (missing3 = "waived")) {
                            validate49.errors = [{ instancePath: instancePath + "/counts", schemaPath: "common.schema.json#/definitions/Counts/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }];
                            return false;
                          } else {
                            if (data17.pass !== void 0) {
                              let data18 = data17.pass;
                              const _errs36 = errors;
                              if (!(typeof data18 == "number" && (!(data18 % 1) && !isNaN(data18)))) {
                                validate49.errors = [{ instancePath: instancePath + "/counts/pass", schemaPath: "common.schema.json#/definitions/Counts/properties/pass/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                return false;
                              }
                              if (errors === _errs36) {
                                if (typeof data18 == "number") {
                                  if (data18 < 0 || isNaN(data18)) {
                                    validate49.errors = [{ instancePath: instancePath + "/counts/pass", schemaPath: "common.schema.json#/definitions/Counts/properties/pass/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                    return false;
                                  }
                                }
                              }
                              var valid6 = _errs36 === errors;
                            } else {
                              var valid6 = true;
                            }
                            if (valid6) {
                              if (data17.fail !== void 0) {
                                let data19 = data17.fail;
                                const _errs38 = errors;
                                if (!(typeof data19 == "number" && (!(data19 % 1) && !isNaN(data19)))) {
                                  validate49.errors = [{ instancePath: instancePath + "/counts/fail", schemaPath: "common.schema.json#/definitions/Counts/properties/fail/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                  return false;
                                }
                                if (errors === _errs38) {
                                  if (typeof data19 == "number") {
                                    if (data19 < 0 || isNaN(data19)) {
                                      validate49.errors = [{ instancePath: instancePath + "/counts/fail", schemaPath: "common.schema.json#/definitions/Counts/properties/fail/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                      return false;
                                    }
                                  }
                                }
                                var valid6 = _errs38 === errors;
                              } else {
                                var valid6 = true;
                              }
                              if (valid6) {
                                if (data17.warn !== void 0) {
                                  let data20 = data17.warn;
                                  const _errs40 = errors;
                                  if (!(typeof data20 == "number" && (!(data20 % 1) && !isNaN(data20)))) {
                                    validate49.errors = [{ instancePath: instancePath + "/counts/warn", schemaPath: "common.schema.json#/definitions/Counts/properties/warn/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                    return false;
                                  }
                                  if (errors === _errs40) {
                                    if (typeof data20 == "number") {
                                      if (data20 < 0 || isNaN(data20)) {
                                        validate49.errors = [{ instancePath: instancePath + "/counts/warn", schemaPath: "common.schema.json#/definitions/Counts/properties/warn/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                        return false;
                                      }
                                    }
                                  }
                                  var valid6 = _errs40 === errors;
                                } else {
                                  var valid6 = true;
                                }
                                if (valid6) {
                                  if (data17.missing !== void 0) {
                                    let data21 = data17.missing;
                                    const _errs42 = errors;
                                    if (!(typeof data21 == "number" && (!(data21 % 1) && !isNaN(data21)))) {
                                      validate49.errors = [{ instancePath: instancePath + "/counts/missing", schemaPath: "common.schema.json#/definitions/Counts/properties/missing/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                      return false;
                                    }
                                    if (errors === _errs42) {
                                      if (typeof data21 == "number") {
                                        if (data21 < 0 || isNaN(data21)) {
                                          validate49.errors = [{ instancePath: instancePath + "/counts/missing", schemaPath: "common.schema.json#/definitions/Counts/properties/missing/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                          return false;
                                        }
                                      }
                                    }
                                    var valid6 = _errs42 === errors;
                                  } else {
                                    var valid6 = true;
                                  }
                                  if (valid6) {
                                    if (data17.not_applicable !== void 0) {
                                      let data22 = data17.not_applicable;
                                      const _errs44 = errors;
                                      if (!(typeof data22 == "number" && (!(data22 % 1) && !isNaN(data22)))) {
                                        validate49.errors = [{ instancePath: instancePath + "/counts/not_applicable", schemaPath: "common.schema.json#/definitions/Counts/properties/not_applicable/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                        return false;
                                      }
                                      if (errors === _errs44) {
                                        if (typeof data22 == "number") {
                                          if (data22 < 0 || isNaN(data22)) {
                                            validate49.errors = [{ instancePath: instancePath + "/counts/not_applicable", schemaPath: "common.schema.json#/definitions/Counts/properties/not_applicable/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                            return false;
                                          }
                                        }
                                      }
                                      var valid6 = _errs44 === errors;
                                    } else {
                                      var valid6 = true;
                                    }
                                    if (valid6) {
                                      if (data17.waived !== void 0) {
                                        let data23 = data17.waived;
                                        const _errs46 = errors;
                                        if (!(typeof data23 == "number" && (!(data23 % 1) && !isNaN(data23)))) {
                                          validate49.errors = [{ instancePath: instancePath + "/counts/waived", schemaPath: "common.schema.json#/definitions/Counts/properties/waived/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                          return false;
                                        }
                                        if (errors === _errs46) {
                                          if (typeof data23 == "number") {
                                            if (data23 < 0 || isNaN(data23)) {
                                              validate49.errors = [{ instancePath: instancePath + "/counts/waived", schemaPath: "common.schema.json#/definitions/Counts/properties/waived/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                              return false;
                                            }
                                          }
                                        }
                                        var valid6 = _errs46 === errors;
                                      } else {
                                        var valid6 = true;
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        } else {
                          validate49.errors = [{ instancePath: instancePath + "/counts", schemaPath: "common.schema.json#/definitions/Counts/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                          return false;
                        }
                      }
                      var valid0 = _errs33 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.overall_pass !== void 0) {
                        const _errs48 = errors;
                        if (typeof data.overall_pass !== "boolean") {
                          validate49.errors = [{ instancePath: instancePath + "/overall_pass", schemaPath: "#/properties/overall_pass/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                          return false;
                        }
                        var valid0 = _errs48 === errors;
                      } else {
                        var valid0 = true;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate49.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate49.errors = vErrors;
  return errors === 0;
}
var runReviewPage = validate53;
var schema115 = { "$id": "run-review-page.schema.json", "title": "RunReviewPage", "description": "What the page of a run's review shows, and is drawn from; the page carries it. A figure that is no finite number is null.", "type": "object", "required": ["schema", "run", "recommendation", "overall_pass", "cost", "walk_forward", "gates", "score", "governance", "sources"], "properties": { "schema": { "const": "run-review-page/v1" }, "run": { "title": "ReviewedRun", "type": "object", "required": ["decision_tag", "owner", "factor", "strategy", "notes", "run_dir", "report_json", "reported_at", "git_commit"], "properties": { "decision_tag": { "type": "string" }, "owner": { "type": "string" }, "factor": { "type": "string" }, "strategy": { "type": "string" }, "notes": { "type": "string" }, "run_dir": { "type": "string" }, "report_json": { "type": "string" }, "reported_at": { "description": "The report's generated_at; empty when it states none.", "type": "string" }, "git_commit": { "description": "Of the run's context; empty when it states none.", "type": "string" } } }, "recommendation": { "enum": ["approve", "reject/rerun"] }, "overall_pass": { "description": "Null when the report says neither true nor false.", "type": ["boolean", "null"] }, "cost": { "title": "CostStress", "type": "object", "required": ["gate_line", "points"], "properties": { "gate_line": { "description": "A test IC above it passes.", "type": "number" }, "points": { "type": "array", "items": { "title": "CostPoint", "type": "object", "required": ["multiplier", "test_ic", "train_ic", "gate", "passed"], "properties": { "multiplier": { "type": ["number", "null"] }, "test_ic": { "type": ["number", "null"] }, "train_ic": { "type": ["number", "null"] }, "gate": { "description": "The gate that judges it.", "type": ["string", "null"] }, "passed": { "type": ["boolean", "null"] } } } } } }, "walk_forward": { "title": "WalkForward", "type": "object", "required": ["mean", "positive_ratio", "count", "windows_from", "counted", "windows", "remarks"], "properties": { "mean": { "type": ["number", "null"] }, "positive_ratio": { "type": ["number", "null"] }, "count": { "description": "Windows by the report.", "type": ["number", "null"] }, "windows_from": { "description": "Null when nobody has figures per window.", "enum": ["report", "walk_forward_summary.csv", null] }, "counted": { "title": "WindowCounts", "description": "Of all windows there are, also those that are not among `windows`; positive are those with a test IC above 0.", "type": "object", "required": ["windows", "with_figure", "positive"], "properties": { "windows": { "type": "integer", "minimum": 0 }, "with_figure": { "description": "Of which the test IC is a finite number: what shares are of.", "type": "integer", "minimum": 0 }, "positive": { "type": "integer", "minimum": 0 } } }, "windows": { "description": "All, or the newest of very many.", "type": "array", "items": { "title": "WalkForwardWindow", "type": "object", "required": ["label", "test_ic", "train_ic"], "properties": { "label": { "type": "string" }, "test_ic": { "type": ["number", "null"] }, "train_ic": { "type": ["number", "null"] } } } }, "remarks": { "description": "What a reader must know of them: why there are none, or where they contradict the report.", "type": "array", "items": { "type": "string" } } } }, "gates": { "type": "array", "items": { "title": "JudgedGate", "type": "object", "required": ["name", "title", "measured", "threshold", "rule", "threshold_from", "passed"], "properties": { "name": { "type": "string" }, "title": { "description": "For people.", "type": "string" }, "measured": { "type": ["number", "null"] }, "threshold": { "type": ["number", "null"] }, "rule": { "description": "How the measured value stands to the threshold when the gate holds.", "enum": ["above", "at least", "at most", null] }, "threshold_from": { "description": "`score`: the report states none, so the line of the score (contract 9.3) is drawn.", "enum": ["gate", "report", "score", null] }, "passed": { "type": ["boolean", "null"] } } } }, "score": { "title": "ReviewScore", "type": "object", "required": ["parts", "sum", "total", "recommendation"], "properties": { "parts": { "type": "array", "items": { "title": "PagePart", "type": "object", "required": ["name", "points", "highest"], "properties": { "name": { "enum": ["cost", "walk_forward", "risk", "statistical", "governance"] }, "points": { "type": "number", "minimum": 0 }, "highest": { "type": "number" } } } }, "sum": { "type": "number" }, "total": { "description": "Capped at 75 unless overall_pass.", "type": "number" }, "recommendation": { "enum": ["promote_candidate", "watchlist_rerun", "reject_or_research"] } } }, "governance": { "title": "ReviewGovernance", "type": "object", "required": ["data_quality_pass", "audit_pass", "stage_log_linked", "failures", "remediation"], "properties": { "data_quality_pass": { "type": ["boolean", "null"] }, "audit_pass": { "type": ["boolean", "null"] }, "stage_log_linked": { "type": ["boolean", "null"] }, "failures": { "description": "Of the data quality report and the audit.", "type": "array", "items": { "type": "string" } }, "remediation": { "type": "array", "items": { "title": "RemediationLine", "type": "object", "required": ["severity", "failure", "action"], "properties": { "severity": { "type": "string" }, "failure": { "type": "string" }, "action": { "type": "string" } } } } } }, "sources": { "description": "The files it was drawn from.", "type": "array", "items": { "$ref": "common.schema.json#/definitions/SourceFile" } } } };
function validate53(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.run === void 0 && (missing0 = "run") || data.recommendation === void 0 && (missing0 = "recommendation") || data.overall_pass === void 0 && (missing0 = "overall_pass") || data.cost === void 0 && (missing0 = "cost") || data.walk_forward === void 0 && (missing0 = "walk_forward") || data.gates === void 0 && (missing0 = "gates") || data.score === void 0 && (missing0 = "score") || data.governance === void 0 && (missing0 = "governance") || data.sources === void 0 && (missing0 = "sources")) {
        validate53.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("run-review-page/v1" !== data.schema) {
            validate53.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "run-review-page/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.run !== void 0) {
            let data1 = data.run;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
                let missing1;
                if (data1.decision_tag === void 0 && (missing1 = "decision_tag") || data1.owner === void 0 && (missing1 = "owner") || data1.factor === void 0 && (missing1 = "factor") || data1.strategy === void 0 && (missing1 = "strategy") || data1.notes === void 0 && (missing1 = "notes") || data1.run_dir === void 0 && (missing1 = "run_dir") || data1.report_json === void 0 && (missing1 = "report_json") || data1.reported_at === void 0 && (missing1 = "reported_at") || data1.git_commit === void 0 && (missing1 = "git_commit")) {
                  validate53.errors = [{ instancePath: instancePath + "/run", schemaPath: "#/properties/run/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                  return false;
                } else {
                  if (data1.decision_tag !== void 0) {
                    const _errs4 = errors;
                    if (typeof data1.decision_tag !== "string") {
                      validate53.errors = [{ instancePath: instancePath + "/run/decision_tag", schemaPath: "#/properties/run/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                    var valid1 = _errs4 === errors;
                  } else {
                    var valid1 = true;
                  }
                  if (valid1) {
                    if (data1.owner !== void 0) {
                      const _errs6 = errors;
                      if (typeof data1.owner !== "string") {
                        validate53.errors = [{ instancePath: instancePath + "/run/owner", schemaPath: "#/properties/run/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                      var valid1 = _errs6 === errors;
                    } else {
                      var valid1 = true;
                    }
                    if (valid1) {
                      if (data1.factor !== void 0) {
                        const _errs8 = errors;
                        if (typeof data1.factor !== "string") {
                          validate53.errors = [{ instancePath: instancePath + "/run/factor", schemaPath: "#/properties/run/properties/factor/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                        var valid1 = _errs8 === errors;
                      } else {
                        var valid1 = true;
                      }
                      if (valid1) {
                        if (data1.strategy !== void 0) {
                          const _errs10 = errors;
                          if (typeof data1.strategy !== "string") {
                            validate53.errors = [{ instancePath: instancePath + "/run/strategy", schemaPath: "#/properties/run/properties/strategy/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                          var valid1 = _errs10 === errors;
                        } else {
                          var valid1 = true;
                        }
                        if (valid1) {
                          if (data1.notes !== void 0) {
                            const _errs12 = errors;
                            if (typeof data1.notes !== "string") {
                              validate53.errors = [{ instancePath: instancePath + "/run/notes", schemaPath: "#/properties/run/properties/notes/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                            var valid1 = _errs12 === errors;
                          } else {
                            var valid1 = true;
                          }
                          if (valid1) {
                            if (data1.run_dir !== void 0) {
                              const _errs14 = errors;
                              if (typeof data1.run_dir !== "string") {
                                validate53.errors = [{ instancePath: instancePath + "/run/run_dir", schemaPath: "#/properties/run/properties/run_dir/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                              var valid1 = _errs14 === errors;
                            } else {
                              var valid1 = true;
                            }
                            if (valid1) {
                              if (data1.report_json !== void 0) {
                                const _errs16 = errors;
                                if (typeof data1.report_json !== "string") {
                                  validate53.errors = [{ instancePath: instancePath + "/run/report_json", schemaPath: "#/properties/run/properties/report_json/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                                var valid1 = _errs16 === errors;
                              } else {
                                var valid1 = true;
                              }
                              if (valid1) {
                                if (data1.reported_at !== void 0) {
                                  const _errs18 = errors;
                                  if (typeof data1.reported_at !== "string") {
                                    validate53.errors = [{ instancePath: instancePath + "/run/reported_at", schemaPath: "#/properties/run/properties/reported_at/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                  var valid1 = _errs18 === errors;
                                } else {
                                  var valid1 = true;
                                }
                                if (valid1) {
                                  if (data1.git_commit !== void 0) {
                                    const _errs20 = errors;
                                    if (typeof data1.git_commit !== "string") {
                                      validate53.errors = [{ instancePath: instancePath + "/run/git_commit", schemaPath: "#/properties/run/properties/git_commit/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                    var valid1 = _errs20 === errors;
                                  } else {
                                    var valid1 = true;
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              } else {
                validate53.errors = [{ instancePath: instancePath + "/run", schemaPath: "#/properties/run/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.recommendation !== void 0) {
              let data11 = data.recommendation;
              const _errs22 = errors;
              if (!(data11 === "approve" || data11 === "reject/rerun")) {
                validate53.errors = [{ instancePath: instancePath + "/recommendation", schemaPath: "#/properties/recommendation/enum", keyword: "enum", params: { allowedValues: schema115.properties.recommendation.enum }, message: "must be equal to one of the allowed values" }];
                return false;
              }
              var valid0 = _errs22 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.overall_pass !== void 0) {
                let data12 = data.overall_pass;
                const _errs23 = errors;
                if (typeof data12 !== "boolean" && data12 !== null) {
                  validate53.errors = [{ instancePath: instancePath + "/overall_pass", schemaPath: "#/properties/overall_pass/type", keyword: "type", params: { type: schema115.properties.overall_pass.type }, message: "must be boolean,null" }];
                  return false;
                }
                var valid0 = _errs23 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.cost !== void 0) {
                  let data13 = data.cost;
                  const _errs25 = errors;
                  if (errors === _errs25) {
                    if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
                      let missing2;
                      if (data13.gate_line === void 0 && (missing2 = "gate_line") || data13.points === void 0 && (missing2 = "points")) {
                        validate53.errors = [{ instancePath: instancePath + "/cost", schemaPath: "#/properties/cost/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                        return false;
                      } else {
                        if (data13.gate_line !== void 0) {
                          const _errs27 = errors;
                          if (!(typeof data13.gate_line == "number")) {
                            validate53.errors = [{ instancePath: instancePath + "/cost/gate_line", schemaPath: "#/properties/cost/properties/gate_line/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                            return false;
                          }
                          var valid2 = _errs27 === errors;
                        } else {
                          var valid2 = true;
                        }
                        if (valid2) {
                          if (data13.points !== void 0) {
                            let data15 = data13.points;
                            const _errs29 = errors;
                            if (errors === _errs29) {
                              if (Array.isArray(data15)) {
                                var valid3 = true;
                                const len0 = data15.length;
                                for (let i0 = 0; i0 < len0; i0++) {
                                  let data16 = data15[i0];
                                  const _errs31 = errors;
                                  if (errors === _errs31) {
                                    if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
                                      let missing3;
                                      if (data16.multiplier === void 0 && (missing3 = "multiplier") || data16.test_ic === void 0 && (missing3 = "test_ic") || data16.train_ic === void 0 && (missing3 = "train_ic") || data16.gate === void 0 && (missing3 = "gate") || data16.passed === void 0 && (missing3 = "passed")) {
                                        validate53.errors = [{ instancePath: instancePath + "/cost/points/" + i0, schemaPath: "#/properties/cost/properties/points/items/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }];
                                        return false;
                                      } else {
                                        if (data16.multiplier !== void 0) {
                                          let data17 = data16.multiplier;
                                          const _errs33 = errors;
                                          if (!(typeof data17 == "number") && data17 !== null) {
                                            validate53.errors = [{ instancePath: instancePath + "/cost/points/" + i0 + "/multiplier", schemaPath: "#/properties/cost/properties/points/items/properties/multiplier/type", keyword: "type", params: { type: schema115.properties.cost.properties.points.items.properties.multiplier.type }, message: "must be number,null" }];
                                            return false;
                                          }
                                          var valid4 = _errs33 === errors;
                                        } else {
                                          var valid4 = true;
                                        }
                                        if (valid4) {
                                          if (data16.test_ic !== void 0) {
                                            let data18 = data16.test_ic;
                                            const _errs35 = errors;
                                            if (!(typeof data18 == "number") && data18 !== null) {
                                              validate53.errors = [{ instancePath: instancePath + "/cost/points/" + i0 + "/test_ic", schemaPath: "#/properties/cost/properties/points/items/properties/test_ic/type", keyword: "type", params: { type: schema115.properties.cost.properties.points.items.properties.test_ic.type }, message: "must be number,null" }];
                                              return false;
                                            }
                                            var valid4 = _errs35 === errors;
                                          } else {
                                            var valid4 = true;
                                          }
                                          if (valid4) {
                                            if (data16.train_ic !== void 0) {
                                              let data19 = data16.train_ic;
                                              const _errs37 = errors;
                                              if (!(typeof data19 == "number") && data19 !== null) {
                                                validate53.errors = [{ instancePath: instancePath + "/cost/points/" + i0 + "/train_ic", schemaPath: "#/properties/cost/properties/points/items/properties/train_ic/type", keyword: "type", params: { type: schema115.properties.cost.properties.points.items.properties.train_ic.type }, message: "must be number,null" }];
                                                return false;
                                              }
                                              var valid4 = _errs37 === errors;
                                            } else {
                                              var valid4 = true;
                                            }
                                            if (valid4) {
                                              if (data16.gate !== void 0) {
                                                let data20 = data16.gate;
                                                const _errs39 = errors;
                                                if (typeof data20 !== "string" && data20 !== null) {
                                                  validate53.errors = [{ instancePath: instancePath + "/cost/points/" + i0 + "/gate", schemaPath: "#/properties/cost/properties/points/items/properties/gate/type", keyword: "type", params: { type: schema115.properties.cost.properties.points.items.properties.gate.type }, message: "must be string,null" }];
                                                  return false;
                                                }
                                                var valid4 = _errs39 === errors;
                                              } else {
                                                var valid4 = true;
                                              }
                                              if (valid4) {
                                                if (data16.passed !== void 0) {
                                                  let data21 = data16.passed;
                                                  const _errs41 = errors;
                                                  if (typeof data21 !== "boolean" && data21 !== null) {
                                                    validate53.errors = [{ instancePath: instancePath + "/cost/points/" + i0 + "/passed", schemaPath: "#/properties/cost/properties/points/items/properties/passed/type", keyword: "type", params: { type: schema115.properties.cost.properties.points.items.properties.passed.type }, message: "must be boolean,null" }];
                                                    return false;
                                                  }
                                                  var valid4 = _errs41 === errors;
                                                } else {
                                                  var valid4 = true;
                                                }
                                              }
                                            }
                                          }
                                        }
                                      }
                                    } else {
                                      validate53.errors = [{ instancePath: instancePath + "/cost/points/" + i0, schemaPath: "#/properties/cost/properties/points/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                      return false;
                                    }
                                  }
                                  var valid3 = _errs31 === errors;
                                  if (!valid3) {
                                    break;
                                  }
                                }
                              } else {
                                validate53.errors = [{ instancePath: instancePath + "/cost/points", schemaPath: "#/properties/cost/properties/points/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                return false;
                              }
                            }
                            var valid2 = _errs29 === errors;
                          } else {
                            var valid2 = true;
                          }
                        }
                      }
                    } else {
                      validate53.errors = [{ instancePath: instancePath + "/cost", schemaPath: "#/properties/cost/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                      return false;
                    }
                  }
                  var valid0 = _errs25 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.walk_forward !== void 0) {
                    let data22 = data.walk_forward;
                    const _errs43 = errors;
                    if (errors === _errs43) {
                      if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
                        let missing4;
                        if (data22.mean === void 0 && (missing4 = "mean") || data22.positive_ratio === void 0 && (missing4 = "positive_ratio") || data22.count === void 0 && (missing4 = "count") || data22.windows_from === void 0 && (missing4 = "windows_from") || data22.counted === void 0 && (missing4 = "counted") || data22.windows === void 0 && (missing4 = "windows") || data22.remarks === void 0 && (missing4 = "remarks")) {
                          validate53.errors = [{ instancePath: instancePath + "/walk_forward", schemaPath: "#/properties/walk_forward/required", keyword: "required", params: { missingProperty: missing4 }, message: "must have required property '" + missing4 + "'" }];
                          return false;
                        } else {
                          if (data22.mean !== void 0) {
                            let data23 = data22.mean;
                            const _errs45 = errors;
                            if (!(typeof data23 == "number") && data23 !== null) {
                              validate53.errors = [{ instancePath: instancePath + "/walk_forward/mean", schemaPath: "#/properties/walk_forward/properties/mean/type", keyword: "type", params: { type: schema115.properties.walk_forward.properties.mean.type }, message: "must be number,null" }];
                              return false;
                            }
                            var valid5 = _errs45 === errors;
                          } else {
                            var valid5 = true;
                          }
                          if (valid5) {
                            if (data22.positive_ratio !== void 0) {
                              let data24 = data22.positive_ratio;
                              const _errs47 = errors;
                              if (!(typeof data24 == "number") && data24 !== null) {
                                validate53.errors = [{ instancePath: instancePath + "/walk_forward/positive_ratio", schemaPath: "#/properties/walk_forward/properties/positive_ratio/type", keyword: "type", params: { type: schema115.properties.walk_forward.properties.positive_ratio.type }, message: "must be number,null" }];
                                return false;
                              }
                              var valid5 = _errs47 === errors;
                            } else {
                              var valid5 = true;
                            }
                            if (valid5) {
                              if (data22.count !== void 0) {
                                let data25 = data22.count;
                                const _errs49 = errors;
                                if (!(typeof data25 == "number") && data25 !== null) {
                                  validate53.errors = [{ instancePath: instancePath + "/walk_forward/count", schemaPath: "#/properties/walk_forward/properties/count/type", keyword: "type", params: { type: schema115.properties.walk_forward.properties.count.type }, message: "must be number,null" }];
                                  return false;
                                }
                                var valid5 = _errs49 === errors;
                              } else {
                                var valid5 = true;
                              }
                              if (valid5) {
                                if (data22.windows_from !== void 0) {
                                  let data26 = data22.windows_from;
                                  const _errs51 = errors;
                                  if (!(data26 === "report" || data26 === "walk_forward_summary.csv" || data26 === null)) {
                                    validate53.errors = [{ instancePath: instancePath + "/walk_forward/windows_from", schemaPath: "#/properties/walk_forward/properties/windows_from/enum", keyword: "enum", params: { allowedValues: schema115.properties.walk_forward.properties.windows_from.enum }, message: "must be equal to one of the allowed values" }];
                                    return false;
                                  }
                                  var valid5 = _errs51 === errors;
                                } else {
                                  var valid5 = true;
                                }
                                if (valid5) {
                                  if (data22.counted !== void 0) {
                                    let data27 = data22.counted;
                                    const _errs52 = errors;
                                    if (errors === _errs52) {
                                      if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
                                        let missing5;
                                        if (data27.windows === void 0 && (missing5 = "windows") || data27.with_figure === void 0 && (missing5 = "with_figure") || data27.positive === void 0 && (missing5 = "positive")) {
                                          validate53.errors = [{ instancePath: instancePath + "/walk_forward/counted", schemaPath: "#/properties/walk_forward/properties/counted/required", keyword: "required", params: { missingProperty: missing5 }, message: "must have required property '" + missing5 + "'" }];
                                          return false;
                                        } else {
                                          if (data27.windows !== void 0) {
                                            let data28 = data27.windows;
                                            const _errs54 = errors;
                                            if (!(typeof data28 == "number" && (!(data28 % 1) && !isNaN(data28)))) {
                                              validate53.errors = [{ instancePath: instancePath + "/walk_forward/counted/windows", schemaPath: "#/properties/walk_forward/properties/counted/properties/windows/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                              return false;
                                            }
                                            if (errors === _errs54) {
                                              if (typeof data28 == "number") {
                                                if (data28 < 0 || isNaN(data28)) {
                                                  validate53.errors = [{ instancePath: instancePath + "/walk_forward/counted/windows", schemaPath: "#/properties/walk_forward/properties/counted/properties/windows/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                  return false;
                                                }
                                              }
                                            }
                                            var valid6 = _errs54 === errors;
                                          } else {
                                            var valid6 = true;
                                          }
                                          if (valid6) {
                                            if (data27.with_figure !== void 0) {
                                              let data29 = data27.with_figure;
                                              const _errs56 = errors;
                                              if (!(typeof data29 == "number" && (!(data29 % 1) && !isNaN(data29)))) {
                                                validate53.errors = [{ instancePath: instancePath + "/walk_forward/counted/with_figure", schemaPath: "#/properties/walk_forward/properties/counted/properties/with_figure/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                return false;
                                              }
                                              if (errors === _errs56) {
                                                if (typeof data29 == "number") {
                                                  if (data29 < 0 || isNaN(data29)) {
                                                    validate53.errors = [{ instancePath: instancePath + "/walk_forward/counted/with_figure", schemaPath: "#/properties/walk_forward/properties/counted/properties/with_figure/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                    return false;
                                                  }
                                                }
                                              }
                                              var valid6 = _errs56 === errors;
                                            } else {
                                              var valid6 = true;
                                            }
                                            if (valid6) {
                                              if (data27.positive !== void 0) {
                                                let data30 = data27.positive;
                                                const _errs58 = errors;
                                                if (!(typeof data30 == "number" && (!(data30 % 1) && !isNaN(data30)))) {
                                                  validate53.errors = [{ instancePath: instancePath + "/walk_forward/counted/positive", schemaPath: "#/properties/walk_forward/properties/counted/properties/positive/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                  return false;
                                                }
                                                if (errors === _errs58) {
                                                  if (typeof data30 == "number") {
                                                    if (data30 < 0 || isNaN(data30)) {
                                                      validate53.errors = [{ instancePath: instancePath + "/walk_forward/counted/positive", schemaPath: "#/properties/walk_forward/properties/counted/properties/positive/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                      return false;
                                                    }
                                                  }
                                                }
                                                var valid6 = _errs58 === errors;
                                              } else {
                                                var valid6 = true;
                                              }
                                            }
                                          }
                                        }
                                      } else {
                                        validate53.errors = [{ instancePath: instancePath + "/walk_forward/counted", schemaPath: "#/properties/walk_forward/properties/counted/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                        return false;
                                      }
                                    }
                                    var valid5 = _errs52 === errors;
                                  } else {
                                    var valid5 = true;
                                  }
                                  if (valid5) {
                                    if (data22.windows !== void 0) {
                                      let data31 = data22.windows;
                                      const _errs60 = errors;
                                      if (errors === _errs60) {
                                        if (Array.isArray(data31)) {
                                          var valid7 = true;
                                          const len1 = data31.length;
                                          for (let i1 = 0; i1 < len1; i1++) {
                                            let data32 = data31[i1];
                                            const _errs62 = errors;
                                            if (errors === _errs62) {
                                              if (data32 && typeof data32 == "object" && !Array.isArray(data32)) {
                                                let missing6;
                                                if (data32.label === void 0 && (missing6 = "label") || data32.test_ic === void 0 && (missing6 = "test_ic") || data32.train_ic === void 0 && (missing6 = "train_ic")) {
                                                  validate53.errors = [{ instancePath: instancePath + "/walk_forward/windows/" + i1, schemaPath: "#/properties/walk_forward/properties/windows/items/required", keyword: "required", params: { missingProperty: missing6 }, message: "must have required property '" + missing6 + "'" }];
                                                  return false;
                                                } else {
                                                  if (data32.label !== void 0) {
                                                    const _errs64 = errors;
                                                    if (typeof data32.label !== "string") {
                                                      validate53.errors = [{ instancePath: instancePath + "/walk_forward/windows/" + i1 + "/label", schemaPath: "#/properties/walk_forward/properties/windows/items/properties/label/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                      return false;
                                                    }
                                                    var valid8 = _errs64 === errors;
                                                  } else {
                                                    var valid8 = true;
                                                  }
                                                  if (valid8) {
                                                    if (data32.test_ic !== void 0) {
                                                      let data34 = data32.test_ic;
                                                      const _errs66 = errors;
                                                      if (!(typeof data34 == "number") && data34 !== null) {
                                                        validate53.errors = [{ instancePath: instancePath + "/walk_forward/windows/" + i1 + "/test_ic", schemaPath: "#/properties/walk_forward/properties/windows/items/properties/test_ic/type", keyword: "type", params: { type: schema115.properties.walk_forward.properties.windows.items.properties.test_ic.type }, message: "must be number,null" }];
                                                        return false;
                                                      }
                                                      var valid8 = _errs66 === errors;
                                                    } else {
                                                      var valid8 = true;
                                                    }
                                                    if (valid8) {
                                                      if (data32.train_ic !== void 0) {
                                                        let data35 = data32.train_ic;
                                                        const _errs68 = errors;
                                                        if (!(typeof data35 == "number") && data35 !== null) {
                                                          validate53.errors = [{ instancePath: instancePath + "/walk_forward/windows/" + i1 + "/train_ic", schemaPath: "#/properties/walk_forward/properties/windows/items/properties/train_ic/type", keyword: "type", params: { type: schema115.properties.walk_forward.properties.windows.items.properties.train_ic.type }, message: "must be number,null" }];
                                                          return false;
                                                        }
                                                        var valid8 = _errs68 === errors;
                                                      } else {
                                                        var valid8 = true;
                                                      }
                                                    }
                                                  }
                                                }
                                              } else {
                                                validate53.errors = [{ instancePath: instancePath + "/walk_forward/windows/" + i1, schemaPath: "#/properties/walk_forward/properties/windows/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                return false;
                                              }
                                            }
                                            var valid7 = _errs62 === errors;
                                            if (!valid7) {
                                              break;
                                            }
                                          }
                                        } else {
                                          validate53.errors = [{ instancePath: instancePath + "/walk_forward/windows", schemaPath: "#/properties/walk_forward/properties/windows/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                          return false;
                                        }
                                      }
                                      var valid5 = _errs60 === errors;
                                    } else {
                                      var valid5 = true;
                                    }
                                    if (valid5) {
                                      if (data22.remarks !== void 0) {
                                        let data36 = data22.remarks;
                                        const _errs70 = errors;
                                        if (errors === _errs70) {
                                          if (Array.isArray(data36)) {
                                            var valid9 = true;
                                            const len2 = data36.length;
                                            for (let i2 = 0; i2 < len2; i2++) {
                                              const _errs72 = errors;
                                              if (typeof data36[i2] !== "string") {
                                                validate53.errors = [{ instancePath: instancePath + "/walk_forward/remarks/" + i2, schemaPath: "#/properties/walk_forward/properties/remarks/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                              var valid9 = _errs72 === errors;
                                              if (!valid9) {
                                                break;
                                              }
                                            }
                                          } else {
                                            validate53.errors = [{ instancePath: instancePath + "/walk_forward/remarks", schemaPath: "#/properties/walk_forward/properties/remarks/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                            return false;
                                          }
                                        }
                                        var valid5 = _errs70 === errors;
                                      } else {
                                        var valid5 = true;
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      } else {
                        validate53.errors = [{ instancePath: instancePath + "/walk_forward", schemaPath: "#/properties/walk_forward/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                        return false;
                      }
                    }
                    var valid0 = _errs43 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.gates !== void 0) {
                      let data38 = data.gates;
                      const _errs74 = errors;
                      if (errors === _errs74) {
                        if (Array.isArray(data38)) {
                          var valid10 = true;
                          const len3 = data38.length;
                          for (let i3 = 0; i3 < len3; i3++) {
                            let data39 = data38[i3];
                            const _errs76 = errors;
                            if (errors === _errs76) {
                              if (data39 && typeof data39 == "object" && !Array.isArray(data39)) {
                                let missing7;
                                if (data39.name === void 0 && (missing7 = "name") || data39.title === void 0 && (missing7 = "title") || data39.measured === void 0 && (missing7 = "measured") || data39.threshold === void 0 && (missing7 = "threshold") || data39.rule === void 0 && (missing7 = "rule") || data39.threshold_from === void 0 && (missing7 = "threshold_from") || data39.passed === void 0 && (missing7 = "passed")) {
                                  validate53.errors = [{ instancePath: instancePath + "/gates/" + i3, schemaPath: "#/properties/gates/items/required", keyword: "required", params: { missingProperty: missing7 }, message: "must have required property '" + missing7 + "'" }];
                                  return false;
                                } else {
                                  if (data39.name !== void 0) {
                                    const _errs78 = errors;
                                    if (typeof data39.name !== "string") {
                                      validate53.errors = [{ instancePath: instancePath + "/gates/" + i3 + "/name", schemaPath: "#/properties/gates/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                    var valid11 = _errs78 === errors;
                                  } else {
                                    var valid11 = true;
                                  }
                                  if (valid11) {
                                    if (data39.title !== void 0) {
                                      const _errs80 = errors;
                                      if (typeof data39.title !== "string") {
                                        validate53.errors = [{ instancePath: instancePath + "/gates/" + i3 + "/title", schemaPath: "#/properties/gates/items/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                      var valid11 = _errs80 === errors;
                                    } else {
                                      var valid11 = true;
                                    }
                                    if (valid11) {
                                      if (data39.measured !== void 0) {
                                        let data42 = data39.measured;
                                        const _errs82 = errors;
                                        if (!(typeof data42 == "number") && data42 !== null) {
                                          validate53.errors = [{ instancePath: instancePath + "/gates/" + i3 + "/measured", schemaPath: "#/properties/gates/items/properties/measured/type", keyword: "type", params: { type: schema115.properties.gates.items.properties.measured.type }, message: "must be number,null" }];
                                          return false;
                                        }
                                        var valid11 = _errs82 === errors;
                                      } else {
                                        var valid11 = true;
                                      }
                                      if (valid11) {
                                        if (data39.threshold !== void 0) {
                                          let data43 = data39.threshold;
                                          const _errs84 = errors;
                                          if (!(typeof data43 == "number") && data43 !== null) {
                                            validate53.errors = [{ instancePath: instancePath + "/gates/" + i3 + "/threshold", schemaPath: "#/properties/gates/items/properties/threshold/type", keyword: "type", params: { type: schema115.properties.gates.items.properties.threshold.type }, message: "must be number,null" }];
                                            return false;
                                          }
                                          var valid11 = _errs84 === errors;
                                        } else {
                                          var valid11 = true;
                                        }
                                        if (valid11) {
                                          if (data39.rule !== void 0) {
                                            let data44 = data39.rule;
                                            const _errs86 = errors;
                                            if (!(data44 === "above" || data44 === "at least" || data44 === "at most" || data44 === null)) {
                                              validate53.errors = [{ instancePath: instancePath + "/gates/" + i3 + "/rule", schemaPath: "#/properties/gates/items/properties/rule/enum", keyword: "enum", params: { allowedValues: schema115.properties.gates.items.properties.rule.enum }, message: "must be equal to one of the allowed values" }];
                                              return false;
                                            }
                                            var valid11 = _errs86 === errors;
                                          } else {
                                            var valid11 = true;
                                          }
                                          if (valid11) {
                                            if (data39.threshold_from !== void 0) {
                                              let data45 = data39.threshold_from;
                                              const _errs87 = errors;
                                              if (!(data45 === "gate" || data45 === "report" || data45 === "score" || data45 === null)) {
                                                validate53.errors = [{ instancePath: instancePath + "/gates/" + i3 + "/threshold_from", schemaPath: "#/properties/gates/items/properties/threshold_from/enum", keyword: "enum", params: { allowedValues: schema115.properties.gates.items.properties.threshold_from.enum }, message: "must be equal to one of the allowed values" }];
                                                return false;
                                              }
                                              var valid11 = _errs87 === errors;
                                            } else {
                                              var valid11 = true;
                                            }
                                            if (valid11) {
                                              if (data39.passed !== void 0) {
                                                let data46 = data39.passed;
                                                const _errs88 = errors;
                                                if (typeof data46 !== "boolean" && data46 !== null) {
                                                  validate53.errors = [{ instancePath: instancePath + "/gates/" + i3 + "/passed", schemaPath: "#/properties/gates/items/properties/passed/type", keyword: "type", params: { type: schema115.properties.gates.items.properties.passed.type }, message: "must be boolean,null" }];
                                                  return false;
                                                }
                                                var valid11 = _errs88 === errors;
                                              } else {
                                                var valid11 = true;
                                              }
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              } else {
                                validate53.errors = [{ instancePath: instancePath + "/gates/" + i3, schemaPath: "#/properties/gates/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                return false;
                              }
                            }
                            var valid10 = _errs76 === errors;
                            if (!valid10) {
                              break;
                            }
                          }
                        } else {
                          validate53.errors = [{ instancePath: instancePath + "/gates", schemaPath: "#/properties/gates/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                          return false;
                        }
                      }
                      var valid0 = _errs74 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.score !== void 0) {
                        let data47 = data.score;
                        const _errs90 = errors;
                        if (errors === _errs90) {
                          if (data47 && typeof data47 == "object" && !Array.isArray(data47)) {
                            let missing8;
                            if (data47.parts === void 0 && (missing8 = "parts") || data47.sum === void 0 && (missing8 = "sum") || data47.total === void 0 && (missing8 = "total") || data47.recommendation === void 0 && (missing8 = "recommendation")) {
                              validate53.errors = [{ instancePath: instancePath + "/score", schemaPath: "#/properties/score/required", keyword: "required", params: { missingProperty: missing8 }, message: "must have required property '" + missing8 + "'" }];
                              return false;
                            } else {
                              if (data47.parts !== void 0) {
                                let data48 = data47.parts;
                                const _errs92 = errors;
                                if (errors === _errs92) {
                                  if (Array.isArray(data48)) {
                                    var valid13 = true;
                                    const len4 = data48.length;
                                    for (let i4 = 0; i4 < len4; i4++) {
                                      let data49 = data48[i4];
                                      const _errs94 = errors;
                                      if (errors === _errs94) {
                                        if (data49 && typeof data49 == "object" && !Array.isArray(data49)) {
                                          let missing9;
                                          if (data49.name === void 0 && (missing9 = "name") || data49.points === void 0 && (missing9 = "points") || data49.highest === void 0 && (missing9 = "highest")) {
                                            validate53.errors = [{ instancePath: instancePath + "/score/parts/" + i4, schemaPath: "#/properties/score/properties/parts/items/required", keyword: "required", params: { missingProperty: missing9 }, message: "must have required property '" + missing9 + "'" }];
                                            return false;
                                          } else {
                                            if (data49.name !== void 0) {
                                              let data50 = data49.name;
                                              const _errs96 = errors;
                                              if (!(data50 === "cost" || data50 === "walk_forward" || data50 === "risk" || data50 === "statistical" || data50 === "governance")) {
                                                validate53.errors = [{ instancePath: instancePath + "/score/parts/" + i4 + "/name", schemaPath: "#/properties/score/properties/parts/items/properties/name/enum", keyword: "enum", params: { allowedValues: schema115.properties.score.properties.parts.items.properties.name.enum }, message: "must be equal to one of the allowed values" }];
                                                return false;
                                              }
                                              var valid14 = _errs96 === errors;
                                            } else {
                                              var valid14 = true;
                                            }
                                            if (valid14) {
                                              if (data49.points !== void 0) {
                                                let data51 = data49.points;
                                                const _errs97 = errors;
                                                if (errors === _errs97) {
                                                  if (typeof data51 == "number") {
                                                    if (data51 < 0 || isNaN(data51)) {
                                                      validate53.errors = [{ instancePath: instancePath + "/score/parts/" + i4 + "/points", schemaPath: "#/properties/score/properties/parts/items/properties/points/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                      return false;
                                                    }
                                                  } else {
                                                    validate53.errors = [{ instancePath: instancePath + "/score/parts/" + i4 + "/points", schemaPath: "#/properties/score/properties/parts/items/properties/points/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                                                    return false;
                                                  }
                                                }
                                                var valid14 = _errs97 === errors;
                                              } else {
                                                var valid14 = true;
                                              }
                                              if (valid14) {
                                                if (data49.highest !== void 0) {
                                                  const _errs99 = errors;
                                                  if (!(typeof data49.highest == "number")) {
                                                    validate53.errors = [{ instancePath: instancePath + "/score/parts/" + i4 + "/highest", schemaPath: "#/properties/score/properties/parts/items/properties/highest/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                                                    return false;
                                                  }
                                                  var valid14 = _errs99 === errors;
                                                } else {
                                                  var valid14 = true;
                                                }
                                              }
                                            }
                                          }
                                        } else {
                                          validate53.errors = [{ instancePath: instancePath + "/score/parts/" + i4, schemaPath: "#/properties/score/properties/parts/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                          return false;
                                        }
                                      }
                                      var valid13 = _errs94 === errors;
                                      if (!valid13) {
                                        break;
                                      }
                                    }
                                  } else {
                                    validate53.errors = [{ instancePath: instancePath + "/score/parts", schemaPath: "#/properties/score/properties/parts/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                    return false;
                                  }
                                }
                                var valid12 = _errs92 === errors;
                              } else {
                                var valid12 = true;
                              }
                              if (valid12) {
                                if (data47.sum !== void 0) {
                                  const _errs101 = errors;
                                  if (!(typeof data47.sum == "number")) {
                                    validate53.errors = [{ instancePath: instancePath + "/score/sum", schemaPath: "#/properties/score/properties/sum/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                                    return false;
                                  }
                                  var valid12 = _errs101 === errors;
                                } else {
                                  var valid12 = true;
                                }
                                if (valid12) {
                                  if (data47.total !== void 0) {
                                    const _errs103 = errors;
                                    if (!(typeof data47.total == "number")) {
                                      validate53.errors = [{ instancePath: instancePath + "/score/total", schemaPath: "#/properties/score/properties/total/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                                      return false;
                                    }
                                    var valid12 = _errs103 === errors;
                                  } else {
                                    var valid12 = true;
                                  }
                                  if (valid12) {
                                    if (data47.recommendation !== void 0) {
                                      let data55 = data47.recommendation;
                                      const _errs105 = errors;
                                      if (!(data55 === "promote_candidate" || data55 === "watchlist_rerun" || data55 === "reject_or_research")) {
                                        validate53.errors = [{ instancePath: instancePath + "/score/recommendation", schemaPath: "#/properties/score/properties/recommendation/enum", keyword: "enum", params: { allowedValues: schema115.properties.score.properties.recommendation.enum }, message: "must be equal to one of the allowed values" }];
                                        return false;
                                      }
                                      var valid12 = _errs105 === errors;
                                    } else {
                                      var valid12 = true;
                                    }
                                  }
                                }
                              }
                            }
                          } else {
                            validate53.errors = [{ instancePath: instancePath + "/score", schemaPath: "#/properties/score/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                        }
                        var valid0 = _errs90 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.governance !== void 0) {
                          let data56 = data.governance;
                          const _errs106 = errors;
                          if (errors === _errs106) {
                            if (data56 && typeof data56 == "object" && !Array.isArray(data56)) {
                              let missing10;
                              if (data56.data_quality_pass === void 0 && (missing10 = "data_quality_pass") || data56.audit_pass === void 0 && (missing10 = "audit_pass") || data56.stage_log_linked === void 0 && (missing10 = "stage_log_linked") || data56.failures === void 0 && (missing10 = "failures") || data56.remediation === void 0 && (missing10 = "remediation")) {
                                validate53.errors = [{ instancePath: instancePath + "/governance", schemaPath: "#/properties/governance/required", keyword: "required", params: { missingProperty: missing10 }, message: "must have required property '" + missing10 + "'" }];
                                return false;
                              } else {
                                if (data56.data_quality_pass !== void 0) {
                                  let data57 = data56.data_quality_pass;
                                  const _errs108 = errors;
                                  if (typeof data57 !== "boolean" && data57 !== null) {
                                    validate53.errors = [{ instancePath: instancePath + "/governance/data_quality_pass", schemaPath: "#/properties/governance/properties/data_quality_pass/type", keyword: "type", params: { type: schema115.properties.governance.properties.data_quality_pass.type }, message: "must be boolean,null" }];
                                    return false;
                                  }
                                  var valid15 = _errs108 === errors;
                                } else {
                                  var valid15 = true;
                                }
                                if (valid15) {
                                  if (data56.audit_pass !== void 0) {
                                    let data58 = data56.audit_pass;
                                    const _errs110 = errors;
                                    if (typeof data58 !== "boolean" && data58 !== null) {
                                      validate53.errors = [{ instancePath: instancePath + "/governance/audit_pass", schemaPath: "#/properties/governance/properties/audit_pass/type", keyword: "type", params: { type: schema115.properties.governance.properties.audit_pass.type }, message: "must be boolean,null" }];
                                      return false;
                                    }
                                    var valid15 = _errs110 === errors;
                                  } else {
                                    var valid15 = true;
                                  }
                                  if (valid15) {
                                    if (data56.stage_log_linked !== void 0) {
                                      let data59 = data56.stage_log_linked;
                                      const _errs112 = errors;
                                      if (typeof data59 !== "boolean" && data59 !== null) {
                                        validate53.errors = [{ instancePath: instancePath + "/governance/stage_log_linked", schemaPath: "#/properties/governance/properties/stage_log_linked/type", keyword: "type", params: { type: schema115.properties.governance.properties.stage_log_linked.type }, message: "must be boolean,null" }];
                                        return false;
                                      }
                                      var valid15 = _errs112 === errors;
                                    } else {
                                      var valid15 = true;
                                    }
                                    if (valid15) {
                                      if (data56.failures !== void 0) {
                                        let data60 = data56.failures;
                                        const _errs114 = errors;
                                        if (errors === _errs114) {
                                          if (Array.isArray(data60)) {
                                            var valid16 = true;
                                            const len5 = data60.length;
                                            for (let i5 = 0; i5 < len5; i5++) {
                                              const _errs116 = errors;
                                              if (typeof data60[i5] !== "string") {
                                                validate53.errors = [{ instancePath: instancePath + "/governance/failures/" + i5, schemaPath: "#/properties/governance/properties/failures/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                              var valid16 = _errs116 === errors;
                                              if (!valid16) {
                                                break;
                                              }
                                            }
                                          } else {
                                            validate53.errors = [{ instancePath: instancePath + "/governance/failures", schemaPath: "#/properties/governance/properties/failures/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                            return false;
                                          }
                                        }
                                        var valid15 = _errs114 === errors;
                                      } else {
                                        var valid15 = true;
                                      }
                                      if (valid15) {
                                        if (data56.remediation !== void 0) {
                                          let data62 = data56.remediation;
                                          const _errs118 = errors;
                                          if (errors === _errs118) {
                                            if (Array.isArray(data62)) {
                                              var valid17 = true;
                                              const len6 = data62.length;
                                              for (let i6 = 0; i6 < len6; i6++) {
                                                let data63 = data62[i6];
                                                const _errs120 = errors;
                                                if (errors === _errs120) {
                                                  if (data63 && typeof data63 == "object" && !Array.isArray(data63)) {
                                                    let missing11;
                                                    if (data63.severity === void 0 && (missing11 = "severity") || data63.failure === void 0 && (missing11 = "failure") || data63.action === void 0 && (missing11 = "action")) {
                                                      validate53.errors = [{ instancePath: instancePath + "/governance/remediation/" + i6, schemaPath: "#/properties/governance/properties/remediation/items/required", keyword: "required", params: { missingProperty: missing11 }, message: "must have required property '" + missing11 + "'" }];
                                                      return false;
                                                    } else {
                                                      if (data63.severity !== void 0) {
                                                        const _errs122 = errors;
                                                        if (typeof data63.severity !== "string") {
                                                          validate53.errors = [{ instancePath: instancePath + "/governance/remediation/" + i6 + "/severity", schemaPath: "#/properties/governance/properties/remediation/items/properties/severity/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                          return false;
                                                        }
                                                        var valid18 = _errs122 === errors;
                                                      } else {
                                                        var valid18 = true;
                                                      }
                                                      if (valid18) {
                                                        if (data63.failure !== void 0) {
                                                          const _errs124 = errors;
                                                          if (typeof data63.failure !== "string") {
                                                            validate53.errors = [{ instancePath: instancePath + "/governance/remediation/" + i6 + "/failure", schemaPath: "#/properties/governance/properties/remediation/items/properties/failure/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                            return false;
                                                          }
                                                          var valid18 = _errs124 === errors;
                                                        } else {
                                                          var valid18 = true;
                                                        }
                                                        if (valid18) {
                                                          if (data63.action !== void 0) {
                                                            const _errs126 = errors;
                                                            if (typeof data63.action !== "string") {
                                                              validate53.errors = [{ instancePath: instancePath + "/governance/remediation/" + i6 + "/action", schemaPath: "#/properties/governance/properties/remediation/items/properties/action/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                              return false;
                                                            }
                                                            var valid18 = _errs126 === errors;
                                                          } else {
                                                            var valid18 = true;
                                                          }
                                                        }
                                                      }
                                                    }
                                                  } else {
                                                    validate53.errors = [{ instancePath: instancePath + "/governance/remediation/" + i6, schemaPath: "#/properties/governance/properties/remediation/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                    return false;
                                                  }
                                                }
                                                var valid17 = _errs120 === errors;
                                                if (!valid17) {
                                                  break;
                                                }
                                              }
                                            } else {
                                              validate53.errors = [{ instancePath: instancePath + "/governance/remediation", schemaPath: "#/properties/governance/properties/remediation/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                              return false;
                                            }
                                          }
                                          var valid15 = _errs118 === errors;
                                        } else {
                                          var valid15 = true;
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            } else {
                              validate53.errors = [{ instancePath: instancePath + "/governance", schemaPath: "#/properties/governance/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                          }
                          var valid0 = _errs106 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.sources !== void 0) {
                            let data67 = data.sources;
                            const _errs128 = errors;
                            if (errors === _errs128) {
                              if (Array.isArray(data67)) {
                                var valid19 = true;
                                const len7 = data67.length;
                                for (let i7 = 0; i7 < len7; i7++) {
                                  let data68 = data67[i7];
                                  const _errs130 = errors;
                                  const _errs131 = errors;
                                  if (errors === _errs131) {
                                    if (data68 && typeof data68 == "object" && !Array.isArray(data68)) {
                                      let missing12;
                                      if (data68.role === void 0 && (missing12 = "role") || data68.path === void 0 && (missing12 = "path") || data68.bytes === void 0 && (missing12 = "bytes") || data68.sha256 === void 0 && (missing12 = "sha256")) {
                                        validate53.errors = [{ instancePath: instancePath + "/sources/" + i7, schemaPath: "common.schema.json#/definitions/SourceFile/required", keyword: "required", params: { missingProperty: missing12 }, message: "must have required property '" + missing12 + "'" }];
                                        return false;
                                      } else {
                                        if (data68.role !== void 0) {
                                          const _errs133 = errors;
                                          if (typeof data68.role !== "string") {
                                            validate53.errors = [{ instancePath: instancePath + "/sources/" + i7 + "/role", schemaPath: "common.schema.json#/definitions/SourceFile/properties/role/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                          var valid21 = _errs133 === errors;
                                        } else {
                                          var valid21 = true;
                                        }
                                        if (valid21) {
                                          if (data68.path !== void 0) {
                                            const _errs135 = errors;
                                            if (typeof data68.path !== "string") {
                                              validate53.errors = [{ instancePath: instancePath + "/sources/" + i7 + "/path", schemaPath: "common.schema.json#/definitions/SourceFile/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                              return false;
                                            }
                                            var valid21 = _errs135 === errors;
                                          } else {
                                            var valid21 = true;
                                          }
                                          if (valid21) {
                                            if (data68.bytes !== void 0) {
                                              let data71 = data68.bytes;
                                              const _errs137 = errors;
                                              if (!(typeof data71 == "number" && (!(data71 % 1) && !isNaN(data71)))) {
                                                validate53.errors = [{ instancePath: instancePath + "/sources/" + i7 + "/bytes", schemaPath: "common.schema.json#/definitions/SourceFile/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                return false;
                                              }
                                              if (errors === _errs137) {
                                                if (typeof data71 == "number") {
                                                  if (data71 < 0 || isNaN(data71)) {
                                                    validate53.errors = [{ instancePath: instancePath + "/sources/" + i7 + "/bytes", schemaPath: "common.schema.json#/definitions/SourceFile/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                    return false;
                                                  }
                                                }
                                              }
                                              var valid21 = _errs137 === errors;
                                            } else {
                                              var valid21 = true;
                                            }
                                            if (valid21) {
                                              if (data68.sha256 !== void 0) {
                                                let data72 = data68.sha256;
                                                const _errs139 = errors;
                                                if (errors === _errs139) {
                                                  if (typeof data72 === "string") {
                                                    if (!pattern2.test(data72)) {
                                                      validate53.errors = [{ instancePath: instancePath + "/sources/" + i7 + "/sha256", schemaPath: "common.schema.json#/definitions/SourceFile/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                                      return false;
                                                    }
                                                  } else {
                                                    validate53.errors = [{ instancePath: instancePath + "/sources/" + i7 + "/sha256", schemaPath: "common.schema.json#/definitions/SourceFile/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                    return false;
                                                  }
                                                }
                                                var valid21 = _errs139 === errors;
                                              } else {
                                                var valid21 = true;
                                              }
                                            }
                                          }
                                        }
                                      }
                                    } else {
                                      validate53.errors = [{ instancePath: instancePath + "/sources/" + i7, schemaPath: "common.schema.json#/definitions/SourceFile/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                      return false;
                                    }
                                  }
                                  var valid19 = _errs130 === errors;
                                  if (!valid19) {
                                    break;
                                  }
                                }
                              } else {
                                validate53.errors = [{ instancePath: instancePath + "/sources", schemaPath: "#/properties/sources/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                return false;
                              }
                            }
                            var valid0 = _errs128 === errors;
                          } else {
                            var valid0 = true;
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate53.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate53.errors = vErrors;
  return errors === 0;
}
var runReviewResult = validate54;
var schema117 = { "$id": "run-review-result.schema.json", "title": "RunReviewResult", "description": "What generate-run-review found and wrote, as --json prints it.", "type": "object", "required": ["schema", "run_review_md", "run_dir", "report_json", "decision_tag", "owner", "recommendation"], "properties": { "schema": { "const": "run-review-result/v1" }, "run_review_md": { "description": "As given, or beside the report as that was given or found.", "type": "string" }, "run_review_html": { "description": "The page, when one was asked for.", "type": "string" }, "run_dir": { "type": "string" }, "report_json": { "type": "string" }, "decision_tag": { "type": "string" }, "owner": { "type": "string" }, "recommendation": { "enum": ["approve", "reject/rerun"] } } };
function validate54(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.run_review_md === void 0 && (missing0 = "run_review_md") || data.run_dir === void 0 && (missing0 = "run_dir") || data.report_json === void 0 && (missing0 = "report_json") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.owner === void 0 && (missing0 = "owner") || data.recommendation === void 0 && (missing0 = "recommendation")) {
        validate54.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("run-review-result/v1" !== data.schema) {
            validate54.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "run-review-result/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.run_review_md !== void 0) {
            const _errs2 = errors;
            if (typeof data.run_review_md !== "string") {
              validate54.errors = [{ instancePath: instancePath + "/run_review_md", schemaPath: "#/properties/run_review_md/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.run_review_html !== void 0) {
              const _errs4 = errors;
              if (typeof data.run_review_html !== "string") {
                validate54.errors = [{ instancePath: instancePath + "/run_review_html", schemaPath: "#/properties/run_review_html/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.run_dir !== void 0) {
                const _errs6 = errors;
                if (typeof data.run_dir !== "string") {
                  validate54.errors = [{ instancePath: instancePath + "/run_dir", schemaPath: "#/properties/run_dir/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.report_json !== void 0) {
                  const _errs8 = errors;
                  if (typeof data.report_json !== "string") {
                    validate54.errors = [{ instancePath: instancePath + "/report_json", schemaPath: "#/properties/report_json/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.decision_tag !== void 0) {
                    const _errs10 = errors;
                    if (typeof data.decision_tag !== "string") {
                      validate54.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.owner !== void 0) {
                      const _errs12 = errors;
                      if (typeof data.owner !== "string") {
                        validate54.errors = [{ instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.recommendation !== void 0) {
                        let data7 = data.recommendation;
                        const _errs14 = errors;
                        if (!(data7 === "approve" || data7 === "reject/rerun")) {
                          validate54.errors = [{ instancePath: instancePath + "/recommendation", schemaPath: "#/properties/recommendation/enum", keyword: "enum", params: { allowedValues: schema117.properties.recommendation.enum }, message: "must be equal to one of the allowed values" }];
                          return false;
                        }
                        var valid0 = _errs14 === errors;
                      } else {
                        var valid0 = true;
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate54.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate54.errors = vErrors;
  return errors === 0;
}
var sessionStatus = validate55;
var schema118 = { "$id": "session-status.schema.json", "title": "SessionStatus", "description": "What someone who takes over must know. Paths are relative to the repository.", "type": "object", "required": ["schema", "observed_at", "repository", "decision_tag", "run_dir", "run_state", "items", "other_decisions", "open_failures", "reading_list", "problems", "next_action"], "properties": { "schema": { "const": "session-status/v1" }, "observed_at": { "$ref": "common.schema.json#/definitions/Instant" }, "repository": { "description": "Absolute.", "type": "string" }, "decision_tag": { "description": "Of the decision this status is about; null when nothing states one.", "type": ["string", "null"] }, "run_dir": { "type": ["string", "null"] }, "run_state": { "enum": ["running", "succeeded", "failed", "blocked", "interrupted", "lost", "unknown", null] }, "items": { "type": "array", "items": { "title": "StatusItem", "type": "object", "required": ["name", "value", "detail", "source", "rank", "disagreeing"], "properties": { "name": { "enum": ["decision_tag", "owner", "run_dir", "run_state", "freeze_file", "data_quality", "gates", "ledger", "registry_update", "leaderboard_head", "candidate_queue", "top_candidate", "queue_policy"] }, "value": { "description": "Null when no source says.", "type": ["string", "null"] }, "detail": { "type": ["string", "null"] }, "source": { "description": "The file it was read from; null when there is none.", "type": ["string", "null"] }, "rank": { "$ref": "#/definitions/SourceRank" }, "disagreeing": { "description": "What sources of lower rank, or lower in the same rank, say instead.", "type": "array", "items": { "title": "DisagreeingSource", "type": "object", "required": ["value", "source", "rank"], "properties": { "value": { "type": "string" }, "source": { "type": "string", "minLength": 1 }, "rank": { "$ref": "#/definitions/SourceRank" } } } } } } }, "other_decisions": { "description": "The other decisions that have runs, newest first; nothing above or below is taken from them.", "type": "array", "items": { "title": "OtherDecision", "type": "object", "required": ["decision_tag", "owner", "run_dir", "run_state"], "properties": { "decision_tag": { "type": "string" }, "owner": { "type": ["string", "null"] }, "run_dir": { "type": "string" }, "run_state": { "enum": ["running", "succeeded", "failed", "blocked", "interrupted", "lost", "unknown"] } } } }, "open_failures": { "type": "array", "items": { "title": "OpenFailure", "type": "object", "required": ["failure", "severity", "remediation", "source"], "properties": { "failure": { "type": "string", "minLength": 1 }, "severity": { "description": "As the remediation plan says; null without one.", "type": ["string", "null"] }, "remediation": { "description": "Null when none has been planned.", "type": ["string", "null"] }, "source": { "type": "string", "minLength": 1 } } } }, "reading_list": { "description": "Null when the repository has no session guide.", "oneOf": [{ "type": "null" }, { "title": "ReadingList", "type": "object", "required": ["guide", "paths", "missing"], "properties": { "guide": { "type": "string", "minLength": 1 }, "paths": { "type": "array", "items": { "type": "string" } }, "missing": { "type": "array", "items": { "type": "string" } } } }] }, "problems": { "description": "Each file that is damaged, and what is wrong with it.", "type": "array", "items": { "type": "string" } }, "next_action": { "title": "NextAction", "type": "object", "required": ["why", "command", "words"], "properties": { "why": { "type": "string", "minLength": 1 }, "command": { "description": "For a shell, on one line.", "type": "string", "minLength": 1 }, "words": { "description": "The same as its words.", "type": "array", "minItems": 1, "items": { "type": "string" } } } } }, "definitions": { "SourceRank": { "title": "SourceRank", "description": "runtime: context, status, result, log, command and report of the run. record: ledger, registry, queue. note: snapshots and notes. Null without a source.", "enum": ["runtime", "record", "note", null] } } };
var schema120 = { "title": "SourceRank", "description": "runtime: context, status, result, log, command and report of the run. record: ledger, registry, queue. note: snapshots and notes. Null without a source.", "enum": ["runtime", "record", "note", null] };
function validate55(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.observed_at === void 0 && (missing0 = "observed_at") || data.repository === void 0 && (missing0 = "repository") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.run_dir === void 0 && (missing0 = "run_dir") || data.run_state === void 0 && (missing0 = "run_state") || data.items === void 0 && (missing0 = "items") || data.other_decisions === void 0 && (missing0 = "other_decisions") || data.open_failures === void 0 && (missing0 = "open_failures") || data.reading_list === void 0 && (missing0 = "reading_list") || data.problems === void 0 && (missing0 = "problems") || data.next_action === void 0 && (missing0 = "next_action")) {
        validate55.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("session-status/v1" !== data.schema) {
            validate55.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "session-status/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.observed_at !== void 0) {
            let data1 = data.observed_at;
            const _errs2 = errors;
            const _errs3 = errors;
            if (errors === _errs3) {
              if (typeof data1 === "string") {
                if (!pattern0.test(data1)) {
                  validate55.errors = [{ instancePath: instancePath + "/observed_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                  return false;
                }
              } else {
                validate55.errors = [{ instancePath: instancePath + "/observed_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.repository !== void 0) {
              const _errs5 = errors;
              if (typeof data.repository !== "string") {
                validate55.errors = [{ instancePath: instancePath + "/repository", schemaPath: "#/properties/repository/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs5 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.decision_tag !== void 0) {
                let data3 = data.decision_tag;
                const _errs7 = errors;
                if (typeof data3 !== "string" && data3 !== null) {
                  validate55.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: schema118.properties.decision_tag.type }, message: "must be string,null" }];
                  return false;
                }
                var valid0 = _errs7 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.run_dir !== void 0) {
                  let data4 = data.run_dir;
                  const _errs9 = errors;
                  if (typeof data4 !== "string" && data4 !== null) {
                    validate55.errors = [{ instancePath: instancePath + "/run_dir", schemaPath: "#/properties/run_dir/type", keyword: "type", params: { type: schema118.properties.run_dir.type }, message: "must be string,null" }];
                    return false;
                  }
                  var valid0 = _errs9 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.run_state !== void 0) {
                    let data5 = data.run_state;
                    const _errs11 = errors;
                    if (!(data5 === "running" || data5 === "succeeded" || data5 === "failed" || data5 === "blocked" || data5 === "interrupted" || data5 === "lost" || data5 === "unknown" || data5 === null)) {
                      validate55.errors = [{ instancePath: instancePath + "/run_state", schemaPath: "#/properties/run_state/enum", keyword: "enum", params: { allowedValues: schema118.properties.run_state.enum }, message: "must be equal to one of the allowed values" }];
                      return false;
                    }
                    var valid0 = _errs11 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.items !== void 0) {
                      let data6 = data.items;
                      const _errs12 = errors;
                      if (errors === _errs12) {
                        if (Array.isArray(data6)) {
                          var valid2 = true;
                          const len0 = data6.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            let data7 = data6[i0];
                            const _errs14 = errors;
                            if (errors === _errs14) {
                              if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                                let missing1;
                                if (data7.name === void 0 && (missing1 = "name") || data7.value === void 0 && (missing1 = "value") || data7.detail === void 0 && (missing1 = "detail") || data7.source === void 0 && (missing1 = "source") || data7.rank === void 0 && (missing1 = "rank") || data7.disagreeing === void 0 && (missing1 = "disagreeing")) {
                                  validate55.errors = [{ instancePath: instancePath + "/items/" + i0, schemaPath: "#/properties/items/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                  return false;
                                } else {
                                  if (data7.name !== void 0) {
                                    let data8 = data7.name;
                                    const _errs16 = errors;
                                    if (!(data8 === "decision_tag" || data8 === "owner" || data8 === "run_dir" || data8 === "run_state" || data8 === "freeze_file" || data8 === "data_quality" || data8 === "gates" || data8 === "ledger" || data8 === "registry_update" || data8 === "leaderboard_head" || data8 === "candidate_queue" || data8 === "top_candidate" || data8 === "queue_policy")) {
                                      validate55.errors = [{ instancePath: instancePath + "/items/" + i0 + "/name", schemaPath: "#/properties/items/items/properties/name/enum", keyword: "enum", params: { allowedValues: schema118.properties.items.items.properties.name.enum }, message: "must be equal to one of the allowed values" }];
                                      return false;
                                    }
                                    var valid3 = _errs16 === errors;
                                  } else {
                                    var valid3 = true;
                                  }
                                  if (valid3) {
                                    if (data7.value !== void 0) {
                                      let data9 = data7.value;
                                      const _errs17 = errors;
                                      if (typeof data9 !== "string" && data9 !== null) {
                                        validate55.errors = [{ instancePath: instancePath + "/items/" + i0 + "/value", schemaPath: "#/properties/items/items/properties/value/type", keyword: "type", params: { type: schema118.properties.items.items.properties.value.type }, message: "must be string,null" }];
                                        return false;
                                      }
                                      var valid3 = _errs17 === errors;
                                    } else {
                                      var valid3 = true;
                                    }
                                    if (valid3) {
                                      if (data7.detail !== void 0) {
                                        let data10 = data7.detail;
                                        const _errs19 = errors;
                                        if (typeof data10 !== "string" && data10 !== null) {
                                          validate55.errors = [{ instancePath: instancePath + "/items/" + i0 + "/detail", schemaPath: "#/properties/items/items/properties/detail/type", keyword: "type", params: { type: schema118.properties.items.items.properties.detail.type }, message: "must be string,null" }];
                                          return false;
                                        }
                                        var valid3 = _errs19 === errors;
                                      } else {
                                        var valid3 = true;
                                      }
                                      if (valid3) {
                                        if (data7.source !== void 0) {
                                          let data11 = data7.source;
                                          const _errs21 = errors;
                                          if (typeof data11 !== "string" && data11 !== null) {
                                            validate55.errors = [{ instancePath: instancePath + "/items/" + i0 + "/source", schemaPath: "#/properties/items/items/properties/source/type", keyword: "type", params: { type: schema118.properties.items.items.properties.source.type }, message: "must be string,null" }];
                                            return false;
                                          }
                                          var valid3 = _errs21 === errors;
                                        } else {
                                          var valid3 = true;
                                        }
                                        if (valid3) {
                                          if (data7.rank !== void 0) {
                                            let data12 = data7.rank;
                                            const _errs23 = errors;
                                            if (!(data12 === "runtime" || data12 === "record" || data12 === "note" || data12 === null)) {
                                              validate55.errors = [{ instancePath: instancePath + "/items/" + i0 + "/rank", schemaPath: "#/definitions/SourceRank/enum", keyword: "enum", params: { allowedValues: schema120.enum }, message: "must be equal to one of the allowed values" }];
                                              return false;
                                            }
                                            var valid3 = _errs23 === errors;
                                          } else {
                                            var valid3 = true;
                                          }
                                          if (valid3) {
                                            if (data7.disagreeing !== void 0) {
                                              let data13 = data7.disagreeing;
                                              const _errs25 = errors;
                                              if (errors === _errs25) {
                                                if (Array.isArray(data13)) {
                                                  var valid5 = true;
                                                  const len1 = data13.length;
                                                  for (let i1 = 0; i1 < len1; i1++) {
                                                    let data14 = data13[i1];
                                                    const _errs27 = errors;
                                                    if (errors === _errs27) {
                                                      if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                                                        let missing2;
                                                        if (data14.value === void 0 && (missing2 = "value") || data14.source === void 0 && (missing2 = "source") || data14.rank === void 0 && (missing2 = "rank")) {
                                                          validate55.errors = [{ instancePath: instancePath + "/items/" + i0 + "/disagreeing/" + i1, schemaPath: "#/properties/items/items/properties/disagreeing/items/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                                                          return false;
                                                        } else {
                                                          if (data14.value !== void 0) {
                                                            const _errs29 = errors;
                                                            if (typeof data14.value !== "string") {
                                                              validate55.errors = [{ instancePath: instancePath + "/items/" + i0 + "/disagreeing/" + i1 + "/value", schemaPath: "#/properties/items/items/properties/disagreeing/items/properties/value/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                              return false;
                                                            }
                                                            var valid6 = _errs29 === errors;
                                                          } else {
                                                            var valid6 = true;
                                                          }
                                                          if (valid6) {
                                                            if (data14.source !== void 0) {
                                                              let data16 = data14.source;
                                                              const _errs31 = errors;
                                                              if (errors === _errs31) {
                                                                if (typeof data16 === "string") {
                                                                  if (func2(data16) < 1) {
                                                                    validate55.errors = [{ instancePath: instancePath + "/items/" + i0 + "/disagreeing/" + i1 + "/source", schemaPath: "#/properties/items/items/properties/disagreeing/items/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                    return false;
                                                                  }
                                                                } else {
                                                                  validate55.errors = [{ instancePath: instancePath + "/items/" + i0 + "/disagreeing/" + i1 + "/source", schemaPath: "#/properties/items/items/properties/disagreeing/items/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                  return false;
                                                                }
                                                              }
                                                              var valid6 = _errs31 === errors;
                                                            } else {
                                                              var valid6 = true;
                                                            }
                                                            if (valid6) {
                                                              if (data14.rank !== void 0) {
                                                                let data17 = data14.rank;
                                                                const _errs33 = errors;
                                                                if (!(data17 === "runtime" || data17 === "record" || data17 === "note" || data17 === null)) {
                                                                  validate55.errors = [{ instancePath: instancePath + "/items/" + i0 + "/disagreeing/" + i1 + "/rank", schemaPath: "#/definitions/SourceRank/enum", keyword: "enum", params: { allowedValues: schema120.enum }, message: "must be equal to one of the allowed values" }];
                                                                  return false;
                                                                }
                                                                var valid6 = _errs33 === errors;
                                                              } else {
                                                                var valid6 = true;
                                                              }
                                                            }
                                                          }
                                                        }
                                                      } else {
                                                        validate55.errors = [{ instancePath: instancePath + "/items/" + i0 + "/disagreeing/" + i1, schemaPath: "#/properties/items/items/properties/disagreeing/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                        return false;
                                                      }
                                                    }
                                                    var valid5 = _errs27 === errors;
                                                    if (!valid5) {
                                                      break;
                                                    }
                                                  }
                                                } else {
                                                  validate55.errors = [{ instancePath: instancePath + "/items/" + i0 + "/disagreeing", schemaPath: "#/properties/items/items/properties/disagreeing/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                  return false;
                                                }
                                              }
                                              var valid3 = _errs25 === errors;
                                            } else {
                                              var valid3 = true;
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              } else {
                                validate55.errors = [{ instancePath: instancePath + "/items/" + i0, schemaPath: "#/properties/items/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                return false;
                              }
                            }
                            var valid2 = _errs14 === errors;
                            if (!valid2) {
                              break;
                            }
                          }
                        } else {
                          validate55.errors = [{ instancePath: instancePath + "/items", schemaPath: "#/properties/items/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                          return false;
                        }
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.other_decisions !== void 0) {
                        let data18 = data.other_decisions;
                        const _errs35 = errors;
                        if (errors === _errs35) {
                          if (Array.isArray(data18)) {
                            var valid8 = true;
                            const len2 = data18.length;
                            for (let i2 = 0; i2 < len2; i2++) {
                              let data19 = data18[i2];
                              const _errs37 = errors;
                              if (errors === _errs37) {
                                if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
                                  let missing3;
                                  if (data19.decision_tag === void 0 && (missing3 = "decision_tag") || data19.owner === void 0 && (missing3 = "owner") || data19.run_dir === void 0 && (missing3 = "run_dir") || data19.run_state === void 0 && (missing3 = "run_state")) {
                                    validate55.errors = [{ instancePath: instancePath + "/other_decisions/" + i2, schemaPath: "#/properties/other_decisions/items/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }];
                                    return false;
                                  } else {
                                    if (data19.decision_tag !== void 0) {
                                      const _errs39 = errors;
                                      if (typeof data19.decision_tag !== "string") {
                                        validate55.errors = [{ instancePath: instancePath + "/other_decisions/" + i2 + "/decision_tag", schemaPath: "#/properties/other_decisions/items/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                      var valid9 = _errs39 === errors;
                                    } else {
                                      var valid9 = true;
                                    }
                                    if (valid9) {
                                      if (data19.owner !== void 0) {
                                        let data21 = data19.owner;
                                        const _errs41 = errors;
                                        if (typeof data21 !== "string" && data21 !== null) {
                                          validate55.errors = [{ instancePath: instancePath + "/other_decisions/" + i2 + "/owner", schemaPath: "#/properties/other_decisions/items/properties/owner/type", keyword: "type", params: { type: schema118.properties.other_decisions.items.properties.owner.type }, message: "must be string,null" }];
                                          return false;
                                        }
                                        var valid9 = _errs41 === errors;
                                      } else {
                                        var valid9 = true;
                                      }
                                      if (valid9) {
                                        if (data19.run_dir !== void 0) {
                                          const _errs43 = errors;
                                          if (typeof data19.run_dir !== "string") {
                                            validate55.errors = [{ instancePath: instancePath + "/other_decisions/" + i2 + "/run_dir", schemaPath: "#/properties/other_decisions/items/properties/run_dir/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                          var valid9 = _errs43 === errors;
                                        } else {
                                          var valid9 = true;
                                        }
                                        if (valid9) {
                                          if (data19.run_state !== void 0) {
                                            let data23 = data19.run_state;
                                            const _errs45 = errors;
                                            if (!(data23 === "running" || data23 === "succeeded" || data23 === "failed" || data23 === "blocked" || data23 === "interrupted" || data23 === "lost" || data23 === "unknown")) {
                                              validate55.errors = [{ instancePath: instancePath + "/other_decisions/" + i2 + "/run_state", schemaPath: "#/properties/other_decisions/items/properties/run_state/enum", keyword: "enum", params: { allowedValues: schema118.properties.other_decisions.items.properties.run_state.enum }, message: "must be equal to one of the allowed values" }];
                                              return false;
                                            }
                                            var valid9 = _errs45 === errors;
                                          } else {
                                            var valid9 = true;
                                          }
                                        }
                                      }
                                    }
                                  }
                                } else {
                                  validate55.errors = [{ instancePath: instancePath + "/other_decisions/" + i2, schemaPath: "#/properties/other_decisions/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                  return false;
                                }
                              }
                              var valid8 = _errs37 === errors;
                              if (!valid8) {
                                break;
                              }
                            }
                          } else {
                            validate55.errors = [{ instancePath: instancePath + "/other_decisions", schemaPath: "#/properties/other_decisions/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                            return false;
                          }
                        }
                        var valid0 = _errs35 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.open_failures !== void 0) {
                          let data24 = data.open_failures;
                          const _errs46 = errors;
                          if (errors === _errs46) {
                            if (Array.isArray(data24)) {
                              var valid10 = true;
                              const len3 = data24.length;
                              for (let i3 = 0; i3 < len3; i3++) {
                                let data25 = data24[i3];
                                const _errs48 = errors;
                                if (errors === _errs48) {
                                  if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
                                    let missing4;
                                    if (data25.failure === void 0 && (missing4 = "failure") || data25.severity === void 0 && (missing4 = "severity") || data25.remediation === void 0 && (missing4 = "remediation") || data25.source === void 0 && (missing4 = "source")) {
                                      validate55.errors = [{ instancePath: instancePath + "/open_failures/" + i3, schemaPath: "#/properties/open_failures/items/required", keyword: "required", params: { missingProperty: missing4 }, message: "must have required property '" + missing4 + "'" }];
                                      return false;
                                    } else {
                                      if (data25.failure !== void 0) {
                                        let data26 = data25.failure;
                                        const _errs50 = errors;
                                        if (errors === _errs50) {
                                          if (typeof data26 === "string") {
                                            if (func2(data26) < 1) {
                                              validate55.errors = [{ instancePath: instancePath + "/open_failures/" + i3 + "/failure", schemaPath: "#/properties/open_failures/items/properties/failure/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                              return false;
                                            }
                                          } else {
                                            validate55.errors = [{ instancePath: instancePath + "/open_failures/" + i3 + "/failure", schemaPath: "#/properties/open_failures/items/properties/failure/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                        var valid11 = _errs50 === errors;
                                      } else {
                                        var valid11 = true;
                                      }
                                      if (valid11) {
                                        if (data25.severity !== void 0) {
                                          let data27 = data25.severity;
                                          const _errs52 = errors;
                                          if (typeof data27 !== "string" && data27 !== null) {
                                            validate55.errors = [{ instancePath: instancePath + "/open_failures/" + i3 + "/severity", schemaPath: "#/properties/open_failures/items/properties/severity/type", keyword: "type", params: { type: schema118.properties.open_failures.items.properties.severity.type }, message: "must be string,null" }];
                                            return false;
                                          }
                                          var valid11 = _errs52 === errors;
                                        } else {
                                          var valid11 = true;
                                        }
                                        if (valid11) {
                                          if (data25.remediation !== void 0) {
                                            let data28 = data25.remediation;
                                            const _errs54 = errors;
                                            if (typeof data28 !== "string" && data28 !== null) {
                                              validate55.errors = [{ instancePath: instancePath + "/open_failures/" + i3 + "/remediation", schemaPath: "#/properties/open_failures/items/properties/remediation/type", keyword: "type", params: { type: schema118.properties.open_failures.items.properties.remediation.type }, message: "must be string,null" }];
                                              return false;
                                            }
                                            var valid11 = _errs54 === errors;
                                          } else {
                                            var valid11 = true;
                                          }
                                          if (valid11) {
                                            if (data25.source !== void 0) {
                                              let data29 = data25.source;
                                              const _errs56 = errors;
                                              if (errors === _errs56) {
                                                if (typeof data29 === "string") {
                                                  if (func2(data29) < 1) {
                                                    validate55.errors = [{ instancePath: instancePath + "/open_failures/" + i3 + "/source", schemaPath: "#/properties/open_failures/items/properties/source/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                    return false;
                                                  }
                                                } else {
                                                  validate55.errors = [{ instancePath: instancePath + "/open_failures/" + i3 + "/source", schemaPath: "#/properties/open_failures/items/properties/source/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                  return false;
                                                }
                                              }
                                              var valid11 = _errs56 === errors;
                                            } else {
                                              var valid11 = true;
                                            }
                                          }
                                        }
                                      }
                                    }
                                  } else {
                                    validate55.errors = [{ instancePath: instancePath + "/open_failures/" + i3, schemaPath: "#/properties/open_failures/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                    return false;
                                  }
                                }
                                var valid10 = _errs48 === errors;
                                if (!valid10) {
                                  break;
                                }
                              }
                            } else {
                              validate55.errors = [{ instancePath: instancePath + "/open_failures", schemaPath: "#/properties/open_failures/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                              return false;
                            }
                          }
                          var valid0 = _errs46 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.reading_list !== void 0) {
                            let data30 = data.reading_list;
                            const _errs58 = errors;
                            const _errs59 = errors;
                            let valid12 = false;
                            let passing0 = null;
                            const _errs60 = errors;
                            if (data30 !== null) {
                              const err0 = { instancePath: instancePath + "/reading_list", schemaPath: "#/properties/reading_list/oneOf/0/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                              if (vErrors === null) {
                                vErrors = [err0];
                              } else {
                                vErrors.push(err0);
                              }
                              errors++;
                            }
                            var _valid0 = _errs60 === errors;
                            if (_valid0) {
                              valid12 = true;
                              passing0 = 0;
                            }
                            const _errs62 = errors;
                            if (errors === _errs62) {
                              if (data30 && typeof data30 == "object" && !Array.isArray(data30)) {
                                let missing5;
                                if (data30.guide === void 0 && (missing5 = "guide") || data30.paths === void 0 && (missing5 = "paths") || data30.missing === void 0 && (missing5 = "missing")) {
                                  const err1 = { instancePath: instancePath + "/reading_list", schemaPath: "#/properties/reading_list/oneOf/1/required", keyword: "required", params: { missingProperty: missing5 }, message: "must have required property '" + missing5 + "'" };
                                  if (vErrors === null) {
                                    vErrors = [err1];
                                  } else {
                                    vErrors.push(err1);
                                  }
                                  errors++;
                                } else {
                                  if (data30.guide !== void 0) {
                                    let data31 = data30.guide;
                                    const _errs64 = errors;
                                    if (errors === _errs64) {
                                      if (typeof data31 === "string") {
                                        if (func2(data31) < 1) {
                                          const err2 = { instancePath: instancePath + "/reading_list/guide", schemaPath: "#/properties/reading_list/oneOf/1/properties/guide/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" };
                                          if (vErrors === null) {
                                            vErrors = [err2];
                                          } else {
                                            vErrors.push(err2);
                                          }
                                          errors++;
                                        }
                                      } else {
                                        const err3 = { instancePath: instancePath + "/reading_list/guide", schemaPath: "#/properties/reading_list/oneOf/1/properties/guide/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                        if (vErrors === null) {
                                          vErrors = [err3];
                                        } else {
                                          vErrors.push(err3);
                                        }
                                        errors++;
                                      }
                                    }
                                    var valid13 = _errs64 === errors;
                                  } else {
                                    var valid13 = true;
                                  }
                                  if (valid13) {
                                    if (data30.paths !== void 0) {
                                      let data32 = data30.paths;
                                      const _errs66 = errors;
                                      if (errors === _errs66) {
                                        if (Array.isArray(data32)) {
                                          var valid14 = true;
                                          const len4 = data32.length;
                                          for (let i4 = 0; i4 < len4; i4++) {
                                            const _errs68 = errors;
                                            if (typeof data32[i4] !== "string") {
                                              const err4 = { instancePath: instancePath + "/reading_list/paths/" + i4, schemaPath: "#/properties/reading_list/oneOf/1/properties/paths/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                              if (vErrors === null) {
                                                vErrors = [err4];
                                              } else {
                                                vErrors.push(err4);
                                              }
                                              errors++;
                                            }
                                            var valid14 = _errs68 === errors;
                                            if (!valid14) {
                                              break;
                                            }
                                          }
                                        } else {
                                          const err5 = { instancePath: instancePath + "/reading_list/paths", schemaPath: "#/properties/reading_list/oneOf/1/properties/paths/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                                          if (vErrors === null) {
                                            vErrors = [err5];
                                          } else {
                                            vErrors.push(err5);
                                          }
                                          errors++;
                                        }
                                      }
                                      var valid13 = _errs66 === errors;
                                    } else {
                                      var valid13 = true;
                                    }
                                    if (valid13) {
                                      if (data30.missing !== void 0) {
                                        let data34 = data30.missing;
                                        const _errs70 = errors;
                                        if (errors === _errs70) {
                                          if (Array.isArray(data34)) {
                                            var valid15 = true;
                                            const len5 = data34.length;
                                            for (let i5 = 0; i5 < len5; i5++) {
                                              const _errs72 = errors;
                                              if (typeof data34[i5] !== "string") {
                                                const err6 = { instancePath: instancePath + "/reading_list/missing/" + i5, schemaPath: "#/properties/reading_list/oneOf/1/properties/missing/items/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                if (vErrors === null) {
                                                  vErrors = [err6];
                                                } else {
                                                  vErrors.push(err6);
                                                }
                                                errors++;
                                              }
                                              var valid15 = _errs72 === errors;
                                              if (!valid15) {
                                                break;
                                              }
                                            }
                                          } else {
                                            const err7 = { instancePath: instancePath + "/reading_list/missing", schemaPath: "#/properties/reading_list/oneOf/1/properties/missing/type", keyword: "type", params: { type: "array" }, message: "must be array" };
                                            if (vErrors === null) {
                                              vErrors = [err7];
                                            } else {
                                              vErrors.push(err7);
                                            }
                                            errors++;
                                          }
                                        }
                                        var valid13 = _errs70 === errors;
                                      } else {
                                        var valid13 = true;
                                      }
                                    }
                                  }
                                }
                              } else {
                                const err8 = { instancePath: instancePath + "/reading_list", schemaPath: "#/properties/reading_list/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                if (vErrors === null) {
                                  vErrors = [err8];
                                } else {
                                  vErrors.push(err8);
                                }
                                errors++;
                              }
                            }
                            var _valid0 = _errs62 === errors;
                            if (_valid0 && valid12) {
                              valid12 = false;
                              passing0 = [passing0, 1];
                            } else {
                              if (_valid0) {
                                valid12 = true;
                                passing0 = 1;
                              }
                            }
                            if (!valid12) {
                              const err9 = { instancePath: instancePath + "/reading_list", schemaPath: "#/properties/reading_list/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
                              if (vErrors === null) {
                                vErrors = [err9];
                              } else {
                                vErrors.push(err9);
                              }
                              errors++;
                              validate55.errors = vErrors;
                              return false;
                            } else {
                              errors = _errs59;
                              if (vErrors !== null) {
                                if (_errs59) {
                                  vErrors.length = _errs59;
                                } else {
                                  vErrors = null;
                                }
                              }
                            }
                            var valid0 = _errs58 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.problems !== void 0) {
                              let data36 = data.problems;
                              const _errs74 = errors;
                              if (errors === _errs74) {
                                if (Array.isArray(data36)) {
                                  var valid16 = true;
                                  const len6 = data36.length;
                                  for (let i6 = 0; i6 < len6; i6++) {
                                    const _errs76 = errors;
                                    if (typeof data36[i6] !== "string") {
                                      validate55.errors = [{ instancePath: instancePath + "/problems/" + i6, schemaPath: "#/properties/problems/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                    var valid16 = _errs76 === errors;
                                    if (!valid16) {
                                      break;
                                    }
                                  }
                                } else {
                                  validate55.errors = [{ instancePath: instancePath + "/problems", schemaPath: "#/properties/problems/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                  return false;
                                }
                              }
                              var valid0 = _errs74 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.next_action !== void 0) {
                                let data38 = data.next_action;
                                const _errs78 = errors;
                                if (errors === _errs78) {
                                  if (data38 && typeof data38 == "object" && !Array.isArray(data38)) {
                                    let missing6;
                                    if (data38.why === void 0 && (missing6 = "why") || data38.command === void 0 && (missing6 = "command") || data38.words === void 0 && (missing6 = "words")) {
                                      validate55.errors = [{ instancePath: instancePath + "/next_action", schemaPath: "#/properties/next_action/required", keyword: "required", params: { missingProperty: missing6 }, message: "must have required property '" + missing6 + "'" }];
                                      return false;
                                    } else {
                                      if (data38.why !== void 0) {
                                        let data39 = data38.why;
                                        const _errs80 = errors;
                                        if (errors === _errs80) {
                                          if (typeof data39 === "string") {
                                            if (func2(data39) < 1) {
                                              validate55.errors = [{ instancePath: instancePath + "/next_action/why", schemaPath: "#/properties/next_action/properties/why/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                              return false;
                                            }
                                          } else {
                                            validate55.errors = [{ instancePath: instancePath + "/next_action/why", schemaPath: "#/properties/next_action/properties/why/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                        var valid17 = _errs80 === errors;
                                      } else {
                                        var valid17 = true;
                                      }
                                      if (valid17) {
                                        if (data38.command !== void 0) {
                                          let data40 = data38.command;
                                          const _errs82 = errors;
                                          if (errors === _errs82) {
                                            if (typeof data40 === "string") {
                                              if (func2(data40) < 1) {
                                                validate55.errors = [{ instancePath: instancePath + "/next_action/command", schemaPath: "#/properties/next_action/properties/command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                return false;
                                              }
                                            } else {
                                              validate55.errors = [{ instancePath: instancePath + "/next_action/command", schemaPath: "#/properties/next_action/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                              return false;
                                            }
                                          }
                                          var valid17 = _errs82 === errors;
                                        } else {
                                          var valid17 = true;
                                        }
                                        if (valid17) {
                                          if (data38.words !== void 0) {
                                            let data41 = data38.words;
                                            const _errs84 = errors;
                                            if (errors === _errs84) {
                                              if (Array.isArray(data41)) {
                                                if (data41.length < 1) {
                                                  validate55.errors = [{ instancePath: instancePath + "/next_action/words", schemaPath: "#/properties/next_action/properties/words/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                                                  return false;
                                                } else {
                                                  var valid18 = true;
                                                  const len7 = data41.length;
                                                  for (let i7 = 0; i7 < len7; i7++) {
                                                    const _errs86 = errors;
                                                    if (typeof data41[i7] !== "string") {
                                                      validate55.errors = [{ instancePath: instancePath + "/next_action/words/" + i7, schemaPath: "#/properties/next_action/properties/words/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                      return false;
                                                    }
                                                    var valid18 = _errs86 === errors;
                                                    if (!valid18) {
                                                      break;
                                                    }
                                                  }
                                                }
                                              } else {
                                                validate55.errors = [{ instancePath: instancePath + "/next_action/words", schemaPath: "#/properties/next_action/properties/words/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                return false;
                                              }
                                            }
                                            var valid17 = _errs84 === errors;
                                          } else {
                                            var valid17 = true;
                                          }
                                        }
                                      }
                                    }
                                  } else {
                                    validate55.errors = [{ instancePath: instancePath + "/next_action", schemaPath: "#/properties/next_action/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                    return false;
                                  }
                                }
                                var valid0 = _errs78 === errors;
                              } else {
                                var valid0 = true;
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate55.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate55.errors = vErrors;
  return errors === 0;
}
var stageCheck = validate56;
var schema122 = { "$id": "stage-check.schema.json", "title": "StageCheck", "description": "Whether a decision has met the requirements of a stage, and the evidence that says so. Written by check-stage, never changed.", "type": "object", "required": ["schema", "generated_at", "stage", "title", "decision_tag", "owner", "predecessors", "policy", "git_commit", "requirements", "refused_waivers", "counts", "overall_pass"], "properties": { "schema": { "const": "stage-check/v1" }, "generated_at": { "description": "Local time without zone.", "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$" }, "stage": { "enum": ["S0", "S1", "S2", "S3", "S4"] }, "title": { "type": "string" }, "decision_tag": { "type": "string", "minLength": 1 }, "owner": { "description": "Null when no decision note names one.", "type": ["string", "null"] }, "predecessors": { "description": "The tag the decision note names as its predecessor, that one's, and so on.", "type": "array", "items": { "type": "string" } }, "policy": { "title": "PolicyUsed", "type": "object", "required": ["name", "path", "sha256"], "properties": { "name": { "type": "string" }, "path": { "description": "Null: the policy that check-stage brings along.", "type": ["string", "null"] }, "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" } } }, "git_commit": { "description": "Null outside git.", "type": ["string", "null"] }, "requirements": { "type": "array", "minItems": 1, "items": { "title": "RequirementResult", "type": "object", "required": ["id", "rule", "status", "problems", "evidence", "command", "waiver"], "properties": { "id": { "type": "string", "minLength": 1 }, "rule": { "type": "string" }, "status": { "enum": ["pass", "fail", "waived"] }, "problems": { "description": "What is missing or wrong; also of what was waived.", "type": "array", "items": { "type": "string" } }, "evidence": { "type": "array", "items": { "title": "StageEvidence", "type": "object", "required": ["path", "sha256", "may_change"], "properties": { "path": { "description": "Relative to the repository.", "type": "string", "minLength": 1 }, "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" }, "may_change": { "type": "boolean" } } } }, "command": { "description": "What would make what is missing; null when it passed.", "type": ["string", "null"] }, "waiver": { "oneOf": [{ "type": "null" }, { "title": "WaiverTaken", "type": "object", "required": ["path", "sha256", "reason", "approver", "expires"], "properties": { "path": { "type": "string" }, "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" }, "reason": { "type": "string" }, "approver": { "type": "string" }, "expires": { "type": "string" } } }] } } } }, "refused_waivers": { "type": "array", "items": { "title": "RefusedWaiver", "type": "object", "required": ["path", "problem"], "properties": { "path": { "type": "string" }, "problem": { "type": "string" } } } }, "counts": { "title": "StageCounts", "type": "object", "required": ["pass", "fail", "waived"], "properties": { "pass": { "type": "integer", "minimum": 0 }, "fail": { "type": "integer", "minimum": 0 }, "waived": { "type": "integer", "minimum": 0 } } }, "overall_pass": { "description": "Nothing failed, and something passed.", "type": "boolean" } } };
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.generated_at === void 0 && (missing0 = "generated_at") || data.stage === void 0 && (missing0 = "stage") || data.title === void 0 && (missing0 = "title") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.owner === void 0 && (missing0 = "owner") || data.predecessors === void 0 && (missing0 = "predecessors") || data.policy === void 0 && (missing0 = "policy") || data.git_commit === void 0 && (missing0 = "git_commit") || data.requirements === void 0 && (missing0 = "requirements") || data.refused_waivers === void 0 && (missing0 = "refused_waivers") || data.counts === void 0 && (missing0 = "counts") || data.overall_pass === void 0 && (missing0 = "overall_pass")) {
        validate56.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("stage-check/v1" !== data.schema) {
            validate56.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "stage-check/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.generated_at !== void 0) {
            let data1 = data.generated_at;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data1 === "string") {
                if (!pattern20.test(data1)) {
                  validate56.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$"' }];
                  return false;
                }
              } else {
                validate56.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.stage !== void 0) {
              let data2 = data.stage;
              const _errs4 = errors;
              if (!(data2 === "S0" || data2 === "S1" || data2 === "S2" || data2 === "S3" || data2 === "S4")) {
                validate56.errors = [{ instancePath: instancePath + "/stage", schemaPath: "#/properties/stage/enum", keyword: "enum", params: { allowedValues: schema122.properties.stage.enum }, message: "must be equal to one of the allowed values" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.title !== void 0) {
                const _errs5 = errors;
                if (typeof data.title !== "string") {
                  validate56.errors = [{ instancePath: instancePath + "/title", schemaPath: "#/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.decision_tag !== void 0) {
                  let data4 = data.decision_tag;
                  const _errs7 = errors;
                  if (errors === _errs7) {
                    if (typeof data4 === "string") {
                      if (func2(data4) < 1) {
                        validate56.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                        return false;
                      }
                    } else {
                      validate56.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs7 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.owner !== void 0) {
                    let data5 = data.owner;
                    const _errs9 = errors;
                    if (typeof data5 !== "string" && data5 !== null) {
                      validate56.errors = [{ instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: schema122.properties.owner.type }, message: "must be string,null" }];
                      return false;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.predecessors !== void 0) {
                      let data6 = data.predecessors;
                      const _errs11 = errors;
                      if (errors === _errs11) {
                        if (Array.isArray(data6)) {
                          var valid1 = true;
                          const len0 = data6.length;
                          for (let i0 = 0; i0 < len0; i0++) {
                            const _errs13 = errors;
                            if (typeof data6[i0] !== "string") {
                              validate56.errors = [{ instancePath: instancePath + "/predecessors/" + i0, schemaPath: "#/properties/predecessors/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                            var valid1 = _errs13 === errors;
                            if (!valid1) {
                              break;
                            }
                          }
                        } else {
                          validate56.errors = [{ instancePath: instancePath + "/predecessors", schemaPath: "#/properties/predecessors/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                          return false;
                        }
                      }
                      var valid0 = _errs11 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.policy !== void 0) {
                        let data8 = data.policy;
                        const _errs15 = errors;
                        if (errors === _errs15) {
                          if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                            let missing1;
                            if (data8.name === void 0 && (missing1 = "name") || data8.path === void 0 && (missing1 = "path") || data8.sha256 === void 0 && (missing1 = "sha256")) {
                              validate56.errors = [{ instancePath: instancePath + "/policy", schemaPath: "#/properties/policy/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                              return false;
                            } else {
                              if (data8.name !== void 0) {
                                const _errs17 = errors;
                                if (typeof data8.name !== "string") {
                                  validate56.errors = [{ instancePath: instancePath + "/policy/name", schemaPath: "#/properties/policy/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                                var valid2 = _errs17 === errors;
                              } else {
                                var valid2 = true;
                              }
                              if (valid2) {
                                if (data8.path !== void 0) {
                                  let data10 = data8.path;
                                  const _errs19 = errors;
                                  if (typeof data10 !== "string" && data10 !== null) {
                                    validate56.errors = [{ instancePath: instancePath + "/policy/path", schemaPath: "#/properties/policy/properties/path/type", keyword: "type", params: { type: schema122.properties.policy.properties.path.type }, message: "must be string,null" }];
                                    return false;
                                  }
                                  var valid2 = _errs19 === errors;
                                } else {
                                  var valid2 = true;
                                }
                                if (valid2) {
                                  if (data8.sha256 !== void 0) {
                                    let data11 = data8.sha256;
                                    const _errs21 = errors;
                                    if (errors === _errs21) {
                                      if (typeof data11 === "string") {
                                        if (!pattern2.test(data11)) {
                                          validate56.errors = [{ instancePath: instancePath + "/policy/sha256", schemaPath: "#/properties/policy/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                          return false;
                                        }
                                      } else {
                                        validate56.errors = [{ instancePath: instancePath + "/policy/sha256", schemaPath: "#/properties/policy/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                        return false;
                                      }
                                    }
                                    var valid2 = _errs21 === errors;
                                  } else {
                                    var valid2 = true;
                                  }
                                }
                              }
                            }
                          } else {
                            validate56.errors = [{ instancePath: instancePath + "/policy", schemaPath: "#/properties/policy/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                        }
                        var valid0 = _errs15 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.git_commit !== void 0) {
                          let data12 = data.git_commit;
                          const _errs23 = errors;
                          if (typeof data12 !== "string" && data12 !== null) {
                            validate56.errors = [{ instancePath: instancePath + "/git_commit", schemaPath: "#/properties/git_commit/type", keyword: "type", params: { type: schema122.properties.git_commit.type }, message: "must be string,null" }];
                            return false;
                          }
                          var valid0 = _errs23 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.requirements !== void 0) {
                            let data13 = data.requirements;
                            const _errs25 = errors;
                            if (errors === _errs25) {
                              if (Array.isArray(data13)) {
                                if (data13.length < 1) {
                                  validate56.errors = [{ instancePath: instancePath + "/requirements", schemaPath: "#/properties/requirements/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                                  return false;
                                } else {
                                  var valid3 = true;
                                  const len1 = data13.length;
                                  for (let i1 = 0; i1 < len1; i1++) {
                                    let data14 = data13[i1];
                                    const _errs27 = errors;
                                    if (errors === _errs27) {
                                      if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                                        let missing2;
                                        if (data14.id === void 0 && (missing2 = "id") || data14.rule === void 0 && (missing2 = "rule") || data14.status === void 0 && (missing2 = "status") || data14.problems === void 0 && (missing2 = "problems") || data14.evidence === void 0 && (missing2 = "evidence") || data14.command === void 0 && (missing2 = "command") || data14.waiver === void 0 && (missing2 = "waiver")) {
                                          validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1, schemaPath: "#/properties/requirements/items/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                                          return false;
                                        } else {
                                          if (data14.id !== void 0) {
                                            let data15 = data14.id;
                                            const _errs29 = errors;
                                            if (errors === _errs29) {
                                              if (typeof data15 === "string") {
                                                if (func2(data15) < 1) {
                                                  validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/id", schemaPath: "#/properties/requirements/items/properties/id/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                  return false;
                                                }
                                              } else {
                                                validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/id", schemaPath: "#/properties/requirements/items/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                            }
                                            var valid4 = _errs29 === errors;
                                          } else {
                                            var valid4 = true;
                                          }
                                          if (valid4) {
                                            if (data14.rule !== void 0) {
                                              const _errs31 = errors;
                                              if (typeof data14.rule !== "string") {
                                                validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/rule", schemaPath: "#/properties/requirements/items/properties/rule/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                              var valid4 = _errs31 === errors;
                                            } else {
                                              var valid4 = true;
                                            }
                                            if (valid4) {
                                              if (data14.status !== void 0) {
                                                let data17 = data14.status;
                                                const _errs33 = errors;
                                                if (!(data17 === "pass" || data17 === "fail" || data17 === "waived")) {
                                                  validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/status", schemaPath: "#/properties/requirements/items/properties/status/enum", keyword: "enum", params: { allowedValues: schema122.properties.requirements.items.properties.status.enum }, message: "must be equal to one of the allowed values" }];
                                                  return false;
                                                }
                                                var valid4 = _errs33 === errors;
                                              } else {
                                                var valid4 = true;
                                              }
                                              if (valid4) {
                                                if (data14.problems !== void 0) {
                                                  let data18 = data14.problems;
                                                  const _errs34 = errors;
                                                  if (errors === _errs34) {
                                                    if (Array.isArray(data18)) {
                                                      var valid5 = true;
                                                      const len2 = data18.length;
                                                      for (let i2 = 0; i2 < len2; i2++) {
                                                        const _errs36 = errors;
                                                        if (typeof data18[i2] !== "string") {
                                                          validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/problems/" + i2, schemaPath: "#/properties/requirements/items/properties/problems/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                          return false;
                                                        }
                                                        var valid5 = _errs36 === errors;
                                                        if (!valid5) {
                                                          break;
                                                        }
                                                      }
                                                    } else {
                                                      validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/problems", schemaPath: "#/properties/requirements/items/properties/problems/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                      return false;
                                                    }
                                                  }
                                                  var valid4 = _errs34 === errors;
                                                } else {
                                                  var valid4 = true;
                                                }
                                                if (valid4) {
                                                  if (data14.evidence !== void 0) {
                                                    let data20 = data14.evidence;
                                                    const _errs38 = errors;
                                                    if (errors === _errs38) {
                                                      if (Array.isArray(data20)) {
                                                        var valid6 = true;
                                                        const len3 = data20.length;
                                                        for (let i3 = 0; i3 < len3; i3++) {
                                                          let data21 = data20[i3];
                                                          const _errs40 = errors;
                                                          if (errors === _errs40) {
                                                            if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
                                                              let missing3;
                                                              if (data21.path === void 0 && (missing3 = "path") || data21.sha256 === void 0 && (missing3 = "sha256") || data21.may_change === void 0 && (missing3 = "may_change")) {
                                                                validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/evidence/" + i3, schemaPath: "#/properties/requirements/items/properties/evidence/items/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }];
                                                                return false;
                                                              } else {
                                                                if (data21.path !== void 0) {
                                                                  let data22 = data21.path;
                                                                  const _errs42 = errors;
                                                                  if (errors === _errs42) {
                                                                    if (typeof data22 === "string") {
                                                                      if (func2(data22) < 1) {
                                                                        validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/evidence/" + i3 + "/path", schemaPath: "#/properties/requirements/items/properties/evidence/items/properties/path/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                                        return false;
                                                                      }
                                                                    } else {
                                                                      validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/evidence/" + i3 + "/path", schemaPath: "#/properties/requirements/items/properties/evidence/items/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                      return false;
                                                                    }
                                                                  }
                                                                  var valid7 = _errs42 === errors;
                                                                } else {
                                                                  var valid7 = true;
                                                                }
                                                                if (valid7) {
                                                                  if (data21.sha256 !== void 0) {
                                                                    let data23 = data21.sha256;
                                                                    const _errs44 = errors;
                                                                    if (errors === _errs44) {
                                                                      if (typeof data23 === "string") {
                                                                        if (!pattern2.test(data23)) {
                                                                          validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/evidence/" + i3 + "/sha256", schemaPath: "#/properties/requirements/items/properties/evidence/items/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                                                          return false;
                                                                        }
                                                                      } else {
                                                                        validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/evidence/" + i3 + "/sha256", schemaPath: "#/properties/requirements/items/properties/evidence/items/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                                        return false;
                                                                      }
                                                                    }
                                                                    var valid7 = _errs44 === errors;
                                                                  } else {
                                                                    var valid7 = true;
                                                                  }
                                                                  if (valid7) {
                                                                    if (data21.may_change !== void 0) {
                                                                      const _errs46 = errors;
                                                                      if (typeof data21.may_change !== "boolean") {
                                                                        validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/evidence/" + i3 + "/may_change", schemaPath: "#/properties/requirements/items/properties/evidence/items/properties/may_change/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                                                        return false;
                                                                      }
                                                                      var valid7 = _errs46 === errors;
                                                                    } else {
                                                                      var valid7 = true;
                                                                    }
                                                                  }
                                                                }
                                                              }
                                                            } else {
                                                              validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/evidence/" + i3, schemaPath: "#/properties/requirements/items/properties/evidence/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                              return false;
                                                            }
                                                          }
                                                          var valid6 = _errs40 === errors;
                                                          if (!valid6) {
                                                            break;
                                                          }
                                                        }
                                                      } else {
                                                        validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/evidence", schemaPath: "#/properties/requirements/items/properties/evidence/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                        return false;
                                                      }
                                                    }
                                                    var valid4 = _errs38 === errors;
                                                  } else {
                                                    var valid4 = true;
                                                  }
                                                  if (valid4) {
                                                    if (data14.command !== void 0) {
                                                      let data25 = data14.command;
                                                      const _errs48 = errors;
                                                      if (typeof data25 !== "string" && data25 !== null) {
                                                        validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1 + "/command", schemaPath: "#/properties/requirements/items/properties/command/type", keyword: "type", params: { type: schema122.properties.requirements.items.properties.command.type }, message: "must be string,null" }];
                                                        return false;
                                                      }
                                                      var valid4 = _errs48 === errors;
                                                    } else {
                                                      var valid4 = true;
                                                    }
                                                    if (valid4) {
                                                      if (data14.waiver !== void 0) {
                                                        let data26 = data14.waiver;
                                                        const _errs50 = errors;
                                                        const _errs51 = errors;
                                                        let valid8 = false;
                                                        let passing0 = null;
                                                        const _errs52 = errors;
                                                        if (data26 !== null) {
                                                          const err0 = { instancePath: instancePath + "/requirements/" + i1 + "/waiver", schemaPath: "#/properties/requirements/items/properties/waiver/oneOf/0/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                                                          if (vErrors === null) {
                                                            vErrors = [err0];
                                                          } else {
                                                            vErrors.push(err0);
                                                          }
                                                          errors++;
                                                        }
                                                        var _valid0 = _errs52 === errors;
                                                        if (_valid0) {
                                                          valid8 = true;
                                                          passing0 = 0;
                                                        }
                                                        const _errs54 = errors;
                                                        if (errors === _errs54) {
                                                          if (data26 && typeof data26 == "object" && !Array.isArray(data26)) {
                                                            let missing4;
                                                            if (data26.path === void 0 && (missing4 = "path") || data26.sha256 === void 0 && (missing4 = "sha256") || data26.reason === void 0 && (missing4 = "reason") || data26.approver === void 0 && (missing4 = "approver") || data26.expires === void 0 && (missing4 = "expires")) {
                                                              const err1 = { instancePath: instancePath + "/requirements/" + i1 + "/waiver", schemaPath: "#/properties/requirements/items/properties/waiver/oneOf/1/required", keyword: "required", params: { missingProperty: missing4 }, message: "must have required property '" + missing4 + "'" };
                                                              if (vErrors === null) {
                                                                vErrors = [err1];
                                                              } else {
                                                                vErrors.push(err1);
                                                              }
                                                              errors++;
                                                            } else {
                                                              if (data26.path !== void 0) {
                                                                const _errs56 = errors;
                                                                if (typeof data26.path !== "string") {
                                                                  const err2 = { instancePath: instancePath + "/requirements/" + i1 + "/waiver/path", schemaPath: "#/properties/requirements/items/properties/waiver/oneOf/1/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                                  if (vErrors === null) {
                                                                    vErrors = [err2];
                                                                  } else {
                                                                    vErrors.push(err2);
                                                                  }
                                                                  errors++;
                                                                }
                                                                var valid9 = _errs56 === errors;
                                                              } else {
                                                                var valid9 = true;
                                                              }
                                                              if (valid9) {
                                                                if (data26.sha256 !== void 0) {
                                                                  let data28 = data26.sha256;
                                                                  const _errs58 = errors;
                                                                  if (errors === _errs58) {
                                                                    if (typeof data28 === "string") {
                                                                      if (!pattern2.test(data28)) {
                                                                        const err3 = { instancePath: instancePath + "/requirements/" + i1 + "/waiver/sha256", schemaPath: "#/properties/requirements/items/properties/waiver/oneOf/1/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' };
                                                                        if (vErrors === null) {
                                                                          vErrors = [err3];
                                                                        } else {
                                                                          vErrors.push(err3);
                                                                        }
                                                                        errors++;
                                                                      }
                                                                    } else {
                                                                      const err4 = { instancePath: instancePath + "/requirements/" + i1 + "/waiver/sha256", schemaPath: "#/properties/requirements/items/properties/waiver/oneOf/1/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                                      if (vErrors === null) {
                                                                        vErrors = [err4];
                                                                      } else {
                                                                        vErrors.push(err4);
                                                                      }
                                                                      errors++;
                                                                    }
                                                                  }
                                                                  var valid9 = _errs58 === errors;
                                                                } else {
                                                                  var valid9 = true;
                                                                }
                                                                if (valid9) {
                                                                  if (data26.reason !== void 0) {
                                                                    const _errs60 = errors;
                                                                    if (typeof data26.reason !== "string") {
                                                                      const err5 = { instancePath: instancePath + "/requirements/" + i1 + "/waiver/reason", schemaPath: "#/properties/requirements/items/properties/waiver/oneOf/1/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                                      if (vErrors === null) {
                                                                        vErrors = [err5];
                                                                      } else {
                                                                        vErrors.push(err5);
                                                                      }
                                                                      errors++;
                                                                    }
                                                                    var valid9 = _errs60 === errors;
                                                                  } else {
                                                                    var valid9 = true;
                                                                  }
                                                                  if (valid9) {
                                                                    if (data26.approver !== void 0) {
                                                                      const _errs62 = errors;
                                                                      if (typeof data26.approver !== "string") {
                                                                        const err6 = { instancePath: instancePath + "/requirements/" + i1 + "/waiver/approver", schemaPath: "#/properties/requirements/items/properties/waiver/oneOf/1/properties/approver/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                                        if (vErrors === null) {
                                                                          vErrors = [err6];
                                                                        } else {
                                                                          vErrors.push(err6);
                                                                        }
                                                                        errors++;
                                                                      }
                                                                      var valid9 = _errs62 === errors;
                                                                    } else {
                                                                      var valid9 = true;
                                                                    }
                                                                    if (valid9) {
                                                                      if (data26.expires !== void 0) {
                                                                        const _errs64 = errors;
                                                                        if (typeof data26.expires !== "string") {
                                                                          const err7 = { instancePath: instancePath + "/requirements/" + i1 + "/waiver/expires", schemaPath: "#/properties/requirements/items/properties/waiver/oneOf/1/properties/expires/type", keyword: "type", params: { type: "string" }, message: "must be string" };
                                                                          if (vErrors === null) {
                                                                            vErrors = [err7];
                                                                          } else {
                                                                            vErrors.push(err7);
                                                                          }
                                                                          errors++;
                                                                        }
                                                                        var valid9 = _errs64 === errors;
                                                                      } else {
                                                                        var valid9 = true;
                                                                      }
                                                                    }
                                                                  }
                                                                }
                                                              }
                                                            }
                                                          } else {
                                                            const err8 = { instancePath: instancePath + "/requirements/" + i1 + "/waiver", schemaPath: "#/properties/requirements/items/properties/waiver/oneOf/1/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                                                            if (vErrors === null) {
                                                              vErrors = [err8];
                                                            } else {
                                                              vErrors.push(err8);
                                                            }
                                                            errors++;
                                                          }
                                                        }
                                                        var _valid0 = _errs54 === errors;
                                                        if (_valid0 && valid8) {
                                                          valid8 = false;
                                                          passing0 = [passing0, 1];
                                                        } else {
                                                          if (_valid0) {
                                                            valid8 = true;
                                                            passing0 = 1;
                                                          }
                                                        }
                                                        if (!valid8) {
                                                          const err9 = { instancePath: instancePath + "/requirements/" + i1 + "/waiver", schemaPath: "#/properties/requirements/items/properties/waiver/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
                                                          if (vErrors === null) {
                                                            vErrors = [err9];
                                                          } else {
                                                            vErrors.push(err9);
                                                          }
                                                          errors++;
                                                          validate56.errors = vErrors;
                                                          return false;
                                                        } else {
                                                          errors = _errs51;
                                                          if (vErrors !== null) {
                                                            if (_errs51) {
                                                              vErrors.length = _errs51;
                                                            } else {
                                                              vErrors = null;
                                                            }
                                                          }
                                                        }
                                                        var valid4 = _errs50 === errors;
                                                      } else {
                                                        var valid4 = true;
                                                      }
                                                    }
                                                  }
                                                }
                                              }
                                            }
                                          }
                                        }
                                      } else {
                                        validate56.errors = [{ instancePath: instancePath + "/requirements/" + i1, schemaPath: "#/properties/requirements/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                        return false;
                                      }
                                    }
                                    var valid3 = _errs27 === errors;
                                    if (!valid3) {
                                      break;
                                    }
                                  }
                                }
                              } else {
                                validate56.errors = [{ instancePath: instancePath + "/requirements", schemaPath: "#/properties/requirements/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                return false;
                              }
                            }
                            var valid0 = _errs25 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.refused_waivers !== void 0) {
                              let data32 = data.refused_waivers;
                              const _errs66 = errors;
                              if (errors === _errs66) {
                                if (Array.isArray(data32)) {
                                  var valid10 = true;
                                  const len4 = data32.length;
                                  for (let i4 = 0; i4 < len4; i4++) {
                                    let data33 = data32[i4];
                                    const _errs68 = errors;
                                    if (errors === _errs68) {
                                      if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
                                        let missing5;
                                        if (data33.path === void 0 && (missing5 = "path") || data33.problem === void 0 && (missing5 = "problem")) {
                                          validate56.errors = [{ instancePath: instancePath + "/refused_waivers/" + i4, schemaPath: "#/properties/refused_waivers/items/required", keyword: "required", params: { missingProperty: missing5 }, message: "must have required property '" + missing5 + "'" }];
                                          return false;
                                        } else {
                                          if (data33.path !== void 0) {
                                            const _errs70 = errors;
                                            if (typeof data33.path !== "string") {
                                              validate56.errors = [{ instancePath: instancePath + "/refused_waivers/" + i4 + "/path", schemaPath: "#/properties/refused_waivers/items/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                              return false;
                                            }
                                            var valid11 = _errs70 === errors;
                                          } else {
                                            var valid11 = true;
                                          }
                                          if (valid11) {
                                            if (data33.problem !== void 0) {
                                              const _errs72 = errors;
                                              if (typeof data33.problem !== "string") {
                                                validate56.errors = [{ instancePath: instancePath + "/refused_waivers/" + i4 + "/problem", schemaPath: "#/properties/refused_waivers/items/properties/problem/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                              var valid11 = _errs72 === errors;
                                            } else {
                                              var valid11 = true;
                                            }
                                          }
                                        }
                                      } else {
                                        validate56.errors = [{ instancePath: instancePath + "/refused_waivers/" + i4, schemaPath: "#/properties/refused_waivers/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                        return false;
                                      }
                                    }
                                    var valid10 = _errs68 === errors;
                                    if (!valid10) {
                                      break;
                                    }
                                  }
                                } else {
                                  validate56.errors = [{ instancePath: instancePath + "/refused_waivers", schemaPath: "#/properties/refused_waivers/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                  return false;
                                }
                              }
                              var valid0 = _errs66 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.counts !== void 0) {
                                let data36 = data.counts;
                                const _errs74 = errors;
                                if (errors === _errs74) {
                                  if (data36 && typeof data36 == "object" && !Array.isArray(data36)) {
                                    let missing6;
                                    if (data36.pass === void 0 && (missing6 = "pass") || data36.fail === void 0 && (missing6 = "fail") || data36.waived === void 0 && (missing6 = "waived")) {
                                      validate56.errors = [{ instancePath: instancePath + "/counts", schemaPath: "#/properties/counts/required", keyword: "required", params: { missingProperty: missing6 }, message: "must have required property '" + missing6 + "'" }];
                                      return false;
                                    } else {
                                      if (data36.pass !== void 0) {
                                        let data37 = data36.pass;
                                        const _errs76 = errors;
                                        if (!(typeof data37 == "number" && (!(data37 % 1) && !isNaN(data37)))) {
                                          validate56.errors = [{ instancePath: instancePath + "/counts/pass", schemaPath: "#/properties/counts/properties/pass/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                          return false;
                                        }
                                        if (errors === _errs76) {
                                          if (typeof data37 == "number") {
                                            if (data37 < 0 || isNaN(data37)) {
                                              validate56.errors = [{ instancePath: instancePath + "/counts/pass", schemaPath: "#/properties/counts/properties/pass/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                              return false;
                                            }
                                          }
                                        }
                                        var valid12 = _errs76 === errors;
                                      } else {
                                        var valid12 = true;
                                      }
                                      if (valid12) {
                                        if (data36.fail !== void 0) {
                                          let data38 = data36.fail;
                                          const _errs78 = errors;
                                          if (!(typeof data38 == "number" && (!(data38 % 1) && !isNaN(data38)))) {
                                            validate56.errors = [{ instancePath: instancePath + "/counts/fail", schemaPath: "#/properties/counts/properties/fail/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                            return false;
                                          }
                                          if (errors === _errs78) {
                                            if (typeof data38 == "number") {
                                              if (data38 < 0 || isNaN(data38)) {
                                                validate56.errors = [{ instancePath: instancePath + "/counts/fail", schemaPath: "#/properties/counts/properties/fail/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                return false;
                                              }
                                            }
                                          }
                                          var valid12 = _errs78 === errors;
                                        } else {
                                          var valid12 = true;
                                        }
                                        if (valid12) {
                                          if (data36.waived !== void 0) {
                                            let data39 = data36.waived;
                                            const _errs80 = errors;
                                            if (!(typeof data39 == "number" && (!(data39 % 1) && !isNaN(data39)))) {
                                              validate56.errors = [{ instancePath: instancePath + "/counts/waived", schemaPath: "#/properties/counts/properties/waived/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                              return false;
                                            }
                                            if (errors === _errs80) {
                                              if (typeof data39 == "number") {
                                                if (data39 < 0 || isNaN(data39)) {
                                                  validate56.errors = [{ instancePath: instancePath + "/counts/waived", schemaPath: "#/properties/counts/properties/waived/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                  return false;
                                                }
                                              }
                                            }
                                            var valid12 = _errs80 === errors;
                                          } else {
                                            var valid12 = true;
                                          }
                                        }
                                      }
                                    }
                                  } else {
                                    validate56.errors = [{ instancePath: instancePath + "/counts", schemaPath: "#/properties/counts/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                    return false;
                                  }
                                }
                                var valid0 = _errs74 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.overall_pass !== void 0) {
                                  const _errs82 = errors;
                                  if (typeof data.overall_pass !== "boolean") {
                                    validate56.errors = [{ instancePath: instancePath + "/overall_pass", schemaPath: "#/properties/overall_pass/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                    return false;
                                  }
                                  var valid0 = _errs82 === errors;
                                } else {
                                  var valid0 = true;
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate56.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate56.errors = vErrors;
  return errors === 0;
}
var stagePolicy = validate57;
var schema123 = { "$id": "stage-policy.schema.json", "title": "StagePolicy", "description": "What each stage of a decision must prove. Evidence is bound to a decision by an exact tag in it, or by another requirement that is.", "type": "object", "required": ["schema", "name", "decision_notes", "waivers", "unchanging", "stages"], "additionalProperties": false, "properties": { "schema": { "const": "stage-policy/v1" }, "name": { "type": "string", "minLength": 1 }, "decision_notes": { "title": "DecisionNotes", "description": "Where a decision names its owner, its predecessor and, when it repeats what failed, the root cause.", "type": "object", "required": ["files", "tag_field", "owner_field", "predecessor_field", "root_cause_field"], "additionalProperties": false, "properties": { "files": { "$ref": "#/definitions/Globs" }, "tag_field": { "type": "string", "minLength": 1 }, "owner_field": { "type": "string", "minLength": 1 }, "predecessor_field": { "type": "string", "minLength": 1 }, "root_cause_field": { "type": "string", "minLength": 1 } } }, "waivers": { "$ref": "#/definitions/Globs" }, "unchanging": { "description": "Evidence of earlier checks of the decision and its predecessors that must stay as it was, of failed ones too.", "$ref": "#/definitions/Globs" }, "stages": { "type": "array", "minItems": 1, "items": { "title": "StageRules", "type": "object", "required": ["stage", "title", "requirements"], "additionalProperties": false, "properties": { "stage": { "enum": ["S0", "S1", "S2", "S3", "S4"] }, "title": { "type": "string", "minLength": 1 }, "requirements": { "type": "array", "minItems": 1, "items": { "$ref": "#/definitions/Requirement" } } } } } }, "definitions": { "Globs": { "title": "Globs", "description": "Relative to the repository; * and ? within a folder, ** any folders.", "type": "array", "items": { "type": "string", "minLength": 1 } }, "Requirement": { "title": "Requirement", "description": "Evidence and what it must say. Exactly one of files, from, beside, of says where it is.", "type": "object", "required": ["id", "rule", "command"], "additionalProperties": false, "properties": { "id": { "type": "string", "pattern": "^[a-z][a-z0-9_]*$" }, "rule": { "description": "The rule, in words.", "type": "string", "minLength": 1 }, "command": { "description": "What makes it, for a person: {tag}, {stage}, and {path} of what is missing are filled in, quoted for the shell.", "type": "string", "minLength": 1 }, "files": { "$ref": "#/definitions/Globs" }, "from": { "description": "The file named in a field of another requirement's evidence.", "$ref": "#/definitions/FieldRef" }, "beside": { "title": "BesideRequirement", "description": "A file beside another requirement's evidence.", "type": "object", "required": ["requirement", "name"], "additionalProperties": false, "properties": { "requirement": { "type": "string" }, "name": { "type": "string", "pattern": "^[^/]+$" } } }, "of": { "description": "The very evidence of another requirement.", "type": "string", "minLength": 1 }, "format": { "description": "json, markdown (`- field: value` and ## sections), csv or ledger (a row each); any: a file that is not empty.", "enum": ["json", "markdown", "csv", "ledger", "any"] }, "tag_field": { "description": "Field that holds exactly the decision tag.", "type": "string", "minLength": 1 }, "where": { "description": "Which of the evidence of the tag is meant.", "type": "array", "items": { "$ref": "#/definitions/Condition" } }, "at_most": { "description": "More than so many of one tag, damaged ones that state it included, are a failure: a rerun takes a new tag.", "type": "integer", "minimum": 1 }, "fields": { "description": "Must be there and say something: not empty, no template's <...>, no word for nothing such as none or n/a.", "type": "array", "items": { "type": "string", "minLength": 1 } }, "one_of": { "description": "At least one of these fields must be there and not empty.", "type": "array", "minItems": 1, "items": { "type": "string", "minLength": 1 } }, "sections": { "description": "Markdown sections that must be there and not empty.", "type": "array", "items": { "type": "string", "minLength": 1 } }, "names_files": { "description": "Fields that each name a file of the repository that is there and not empty; in Markdown also a section, where every `path` must be.", "type": "array", "items": { "type": "string", "minLength": 1 } }, "conditions": { "type": "array", "items": { "$ref": "#/definitions/Condition" } }, "may_change": { "description": "The file goes on after this check, as ledgers and registries do; later stages judge it again.", "type": "boolean" }, "waivable": { "description": "False: no waiver is taken. Default true.", "type": "boolean" } } }, "FieldRef": { "title": "FieldRef", "type": "object", "required": ["requirement", "field"], "additionalProperties": false, "properties": { "requirement": { "type": "string", "minLength": 1 }, "field": { "type": "string", "minLength": 1 } } }, "Condition": { "title": "Condition", "description": "What a field must be. An absent field meets none but not_equals.", "type": "object", "required": ["field"], "minProperties": 2, "additionalProperties": false, "properties": { "field": { "description": "Name, or names with dots between; * is every item of a list.", "type": "string", "minLength": 1 }, "equals": { "$ref": "common.schema.json#/definitions/Text" }, "not_equals": { "$ref": "common.schema.json#/definitions/Text" }, "starts_with": { "type": "string", "minLength": 1 }, "is": { "description": "date: a day that exists, YYYY-MM-DD, with or without a time behind it.", "enum": ["date"] }, "min": { "type": "number" }, "max": { "type": "number" }, "above": { "type": "number" }, "same_as": { "description": "The same text, or another name of the same file.", "$ref": "#/definitions/FieldRef" }, "not_same_as": { "description": "Names somebody who is not among the people that field names.", "$ref": "#/definitions/FieldRef" }, "among": { "description": "Names only people whom that field names.", "$ref": "#/definitions/FieldRef" }, "optional_unless": { "description": "An absent field is as good, unless one of these is there.", "type": "array", "items": { "type": "string", "minLength": 1 } } } } } };
var schema127 = { "title": "Requirement", "description": "Evidence and what it must say. Exactly one of files, from, beside, of says where it is.", "type": "object", "required": ["id", "rule", "command"], "additionalProperties": false, "properties": { "id": { "type": "string", "pattern": "^[a-z][a-z0-9_]*$" }, "rule": { "description": "The rule, in words.", "type": "string", "minLength": 1 }, "command": { "description": "What makes it, for a person: {tag}, {stage}, and {path} of what is missing are filled in, quoted for the shell.", "type": "string", "minLength": 1 }, "files": { "$ref": "#/definitions/Globs" }, "from": { "description": "The file named in a field of another requirement's evidence.", "$ref": "#/definitions/FieldRef" }, "beside": { "title": "BesideRequirement", "description": "A file beside another requirement's evidence.", "type": "object", "required": ["requirement", "name"], "additionalProperties": false, "properties": { "requirement": { "type": "string" }, "name": { "type": "string", "pattern": "^[^/]+$" } } }, "of": { "description": "The very evidence of another requirement.", "type": "string", "minLength": 1 }, "format": { "description": "json, markdown (`- field: value` and ## sections), csv or ledger (a row each); any: a file that is not empty.", "enum": ["json", "markdown", "csv", "ledger", "any"] }, "tag_field": { "description": "Field that holds exactly the decision tag.", "type": "string", "minLength": 1 }, "where": { "description": "Which of the evidence of the tag is meant.", "type": "array", "items": { "$ref": "#/definitions/Condition" } }, "at_most": { "description": "More than so many of one tag, damaged ones that state it included, are a failure: a rerun takes a new tag.", "type": "integer", "minimum": 1 }, "fields": { "description": "Must be there and say something: not empty, no template's <...>, no word for nothing such as none or n/a.", "type": "array", "items": { "type": "string", "minLength": 1 } }, "one_of": { "description": "At least one of these fields must be there and not empty.", "type": "array", "minItems": 1, "items": { "type": "string", "minLength": 1 } }, "sections": { "description": "Markdown sections that must be there and not empty.", "type": "array", "items": { "type": "string", "minLength": 1 } }, "names_files": { "description": "Fields that each name a file of the repository that is there and not empty; in Markdown also a section, where every `path` must be.", "type": "array", "items": { "type": "string", "minLength": 1 } }, "conditions": { "type": "array", "items": { "$ref": "#/definitions/Condition" } }, "may_change": { "description": "The file goes on after this check, as ledgers and registries do; later stages judge it again.", "type": "boolean" }, "waivable": { "description": "False: no waiver is taken. Default true.", "type": "boolean" } } };
var pattern34 = new RegExp("^[a-z][a-z0-9_]*$", "u");
var pattern35 = new RegExp("^[^/]+$", "u");
var schema130 = { "title": "Condition", "description": "What a field must be. An absent field meets none but not_equals.", "type": "object", "required": ["field"], "minProperties": 2, "additionalProperties": false, "properties": { "field": { "description": "Name, or names with dots between; * is every item of a list.", "type": "string", "minLength": 1 }, "equals": { "$ref": "common.schema.json#/definitions/Text" }, "not_equals": { "$ref": "common.schema.json#/definitions/Text" }, "starts_with": { "type": "string", "minLength": 1 }, "is": { "description": "date: a day that exists, YYYY-MM-DD, with or without a time behind it.", "enum": ["date"] }, "min": { "type": "number" }, "max": { "type": "number" }, "above": { "type": "number" }, "same_as": { "description": "The same text, or another name of the same file.", "$ref": "#/definitions/FieldRef" }, "not_same_as": { "description": "Names somebody who is not among the people that field names.", "$ref": "#/definitions/FieldRef" }, "among": { "description": "Names only people whom that field names.", "$ref": "#/definitions/FieldRef" }, "optional_unless": { "description": "An absent field is as good, unless one of these is there.", "type": "array", "items": { "type": "string", "minLength": 1 } } } };
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (Object.keys(data).length < 2) {
        validate59.errors = [{ instancePath, schemaPath: "#/minProperties", keyword: "minProperties", params: { limit: 2 }, message: "must NOT have fewer than 2 properties" }];
        return false;
      } else {
        let missing0;
        if (data.field === void 0 && (missing0 = "field")) {
          validate59.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
          return false;
        } else {
          const _errs1 = errors;
          for (const key0 in data) {
            if (!func25.call(schema130.properties, key0)) {
              validate59.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
              return false;
              break;
            }
          }
          if (_errs1 === errors) {
            if (data.field !== void 0) {
              let data0 = data.field;
              const _errs2 = errors;
              if (errors === _errs2) {
                if (typeof data0 === "string") {
                  if (func2(data0) < 1) {
                    validate59.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate59.errors = [{ instancePath: instancePath + "/field", schemaPath: "#/properties/field/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs2 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.equals !== void 0) {
                let data1 = data.equals;
                const _errs4 = errors;
                if (typeof data1 !== "string" && !(typeof data1 == "number") && typeof data1 !== "boolean" && data1 !== null) {
                  validate59.errors = [{ instancePath: instancePath + "/equals", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" }];
                  return false;
                }
                var valid0 = _errs4 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.not_equals !== void 0) {
                  let data2 = data.not_equals;
                  const _errs7 = errors;
                  if (typeof data2 !== "string" && !(typeof data2 == "number") && typeof data2 !== "boolean" && data2 !== null) {
                    validate59.errors = [{ instancePath: instancePath + "/not_equals", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema44.type }, message: "must be string,number,boolean,null" }];
                    return false;
                  }
                  var valid0 = _errs7 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.starts_with !== void 0) {
                    let data3 = data.starts_with;
                    const _errs10 = errors;
                    if (errors === _errs10) {
                      if (typeof data3 === "string") {
                        if (func2(data3) < 1) {
                          validate59.errors = [{ instancePath: instancePath + "/starts_with", schemaPath: "#/properties/starts_with/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                          return false;
                        }
                      } else {
                        validate59.errors = [{ instancePath: instancePath + "/starts_with", schemaPath: "#/properties/starts_with/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.is !== void 0) {
                      const _errs12 = errors;
                      if (!(data.is === "date")) {
                        validate59.errors = [{ instancePath: instancePath + "/is", schemaPath: "#/properties/is/enum", keyword: "enum", params: { allowedValues: schema130.properties.is.enum }, message: "must be equal to one of the allowed values" }];
                        return false;
                      }
                      var valid0 = _errs12 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.min !== void 0) {
                        const _errs13 = errors;
                        if (!(typeof data.min == "number")) {
                          validate59.errors = [{ instancePath: instancePath + "/min", schemaPath: "#/properties/min/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                          return false;
                        }
                        var valid0 = _errs13 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.max !== void 0) {
                          const _errs15 = errors;
                          if (!(typeof data.max == "number")) {
                            validate59.errors = [{ instancePath: instancePath + "/max", schemaPath: "#/properties/max/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                            return false;
                          }
                          var valid0 = _errs15 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.above !== void 0) {
                            const _errs17 = errors;
                            if (!(typeof data.above == "number")) {
                              validate59.errors = [{ instancePath: instancePath + "/above", schemaPath: "#/properties/above/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
                              return false;
                            }
                            var valid0 = _errs17 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.same_as !== void 0) {
                              let data8 = data.same_as;
                              const _errs19 = errors;
                              const _errs20 = errors;
                              if (errors === _errs20) {
                                if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                                  let missing1;
                                  if (data8.requirement === void 0 && (missing1 = "requirement") || data8.field === void 0 && (missing1 = "field")) {
                                    validate59.errors = [{ instancePath: instancePath + "/same_as", schemaPath: "#/definitions/FieldRef/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                    return false;
                                  } else {
                                    const _errs22 = errors;
                                    for (const key1 in data8) {
                                      if (!(key1 === "requirement" || key1 === "field")) {
                                        validate59.errors = [{ instancePath: instancePath + "/same_as", schemaPath: "#/definitions/FieldRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                                        return false;
                                        break;
                                      }
                                    }
                                    if (_errs22 === errors) {
                                      if (data8.requirement !== void 0) {
                                        let data9 = data8.requirement;
                                        const _errs23 = errors;
                                        if (errors === _errs23) {
                                          if (typeof data9 === "string") {
                                            if (func2(data9) < 1) {
                                              validate59.errors = [{ instancePath: instancePath + "/same_as/requirement", schemaPath: "#/definitions/FieldRef/properties/requirement/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                              return false;
                                            }
                                          } else {
                                            validate59.errors = [{ instancePath: instancePath + "/same_as/requirement", schemaPath: "#/definitions/FieldRef/properties/requirement/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                        var valid4 = _errs23 === errors;
                                      } else {
                                        var valid4 = true;
                                      }
                                      if (valid4) {
                                        if (data8.field !== void 0) {
                                          let data10 = data8.field;
                                          const _errs25 = errors;
                                          if (errors === _errs25) {
                                            if (typeof data10 === "string") {
                                              if (func2(data10) < 1) {
                                                validate59.errors = [{ instancePath: instancePath + "/same_as/field", schemaPath: "#/definitions/FieldRef/properties/field/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                return false;
                                              }
                                            } else {
                                              validate59.errors = [{ instancePath: instancePath + "/same_as/field", schemaPath: "#/definitions/FieldRef/properties/field/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                              return false;
                                            }
                                          }
                                          var valid4 = _errs25 === errors;
                                        } else {
                                          var valid4 = true;
                                        }
                                      }
                                    }
                                  }
                                } else {
                                  validate59.errors = [{ instancePath: instancePath + "/same_as", schemaPath: "#/definitions/FieldRef/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                  return false;
                                }
                              }
                              var valid0 = _errs19 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.not_same_as !== void 0) {
                                let data11 = data.not_same_as;
                                const _errs27 = errors;
                                const _errs28 = errors;
                                if (errors === _errs28) {
                                  if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
                                    let missing2;
                                    if (data11.requirement === void 0 && (missing2 = "requirement") || data11.field === void 0 && (missing2 = "field")) {
                                      validate59.errors = [{ instancePath: instancePath + "/not_same_as", schemaPath: "#/definitions/FieldRef/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                                      return false;
                                    } else {
                                      const _errs30 = errors;
                                      for (const key2 in data11) {
                                        if (!(key2 === "requirement" || key2 === "field")) {
                                          validate59.errors = [{ instancePath: instancePath + "/not_same_as", schemaPath: "#/definitions/FieldRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }];
                                          return false;
                                          break;
                                        }
                                      }
                                      if (_errs30 === errors) {
                                        if (data11.requirement !== void 0) {
                                          let data12 = data11.requirement;
                                          const _errs31 = errors;
                                          if (errors === _errs31) {
                                            if (typeof data12 === "string") {
                                              if (func2(data12) < 1) {
                                                validate59.errors = [{ instancePath: instancePath + "/not_same_as/requirement", schemaPath: "#/definitions/FieldRef/properties/requirement/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                return false;
                                              }
                                            } else {
                                              validate59.errors = [{ instancePath: instancePath + "/not_same_as/requirement", schemaPath: "#/definitions/FieldRef/properties/requirement/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                              return false;
                                            }
                                          }
                                          var valid6 = _errs31 === errors;
                                        } else {
                                          var valid6 = true;
                                        }
                                        if (valid6) {
                                          if (data11.field !== void 0) {
                                            let data13 = data11.field;
                                            const _errs33 = errors;
                                            if (errors === _errs33) {
                                              if (typeof data13 === "string") {
                                                if (func2(data13) < 1) {
                                                  validate59.errors = [{ instancePath: instancePath + "/not_same_as/field", schemaPath: "#/definitions/FieldRef/properties/field/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                  return false;
                                                }
                                              } else {
                                                validate59.errors = [{ instancePath: instancePath + "/not_same_as/field", schemaPath: "#/definitions/FieldRef/properties/field/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                            }
                                            var valid6 = _errs33 === errors;
                                          } else {
                                            var valid6 = true;
                                          }
                                        }
                                      }
                                    }
                                  } else {
                                    validate59.errors = [{ instancePath: instancePath + "/not_same_as", schemaPath: "#/definitions/FieldRef/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                    return false;
                                  }
                                }
                                var valid0 = _errs27 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.among !== void 0) {
                                  let data14 = data.among;
                                  const _errs35 = errors;
                                  const _errs36 = errors;
                                  if (errors === _errs36) {
                                    if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                                      let missing3;
                                      if (data14.requirement === void 0 && (missing3 = "requirement") || data14.field === void 0 && (missing3 = "field")) {
                                        validate59.errors = [{ instancePath: instancePath + "/among", schemaPath: "#/definitions/FieldRef/required", keyword: "required", params: { missingProperty: missing3 }, message: "must have required property '" + missing3 + "'" }];
                                        return false;
                                      } else {
                                        const _errs38 = errors;
                                        for (const key3 in data14) {
                                          if (!(key3 === "requirement" || key3 === "field")) {
                                            validate59.errors = [{ instancePath: instancePath + "/among", schemaPath: "#/definitions/FieldRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key3 }, message: "must NOT have additional properties" }];
                                            return false;
                                            break;
                                          }
                                        }
                                        if (_errs38 === errors) {
                                          if (data14.requirement !== void 0) {
                                            let data15 = data14.requirement;
                                            const _errs39 = errors;
                                            if (errors === _errs39) {
                                              if (typeof data15 === "string") {
                                                if (func2(data15) < 1) {
                                                  validate59.errors = [{ instancePath: instancePath + "/among/requirement", schemaPath: "#/definitions/FieldRef/properties/requirement/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                  return false;
                                                }
                                              } else {
                                                validate59.errors = [{ instancePath: instancePath + "/among/requirement", schemaPath: "#/definitions/FieldRef/properties/requirement/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                            }
                                            var valid8 = _errs39 === errors;
                                          } else {
                                            var valid8 = true;
                                          }
                                          if (valid8) {
                                            if (data14.field !== void 0) {
                                              let data16 = data14.field;
                                              const _errs41 = errors;
                                              if (errors === _errs41) {
                                                if (typeof data16 === "string") {
                                                  if (func2(data16) < 1) {
                                                    validate59.errors = [{ instancePath: instancePath + "/among/field", schemaPath: "#/definitions/FieldRef/properties/field/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                    return false;
                                                  }
                                                } else {
                                                  validate59.errors = [{ instancePath: instancePath + "/among/field", schemaPath: "#/definitions/FieldRef/properties/field/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                  return false;
                                                }
                                              }
                                              var valid8 = _errs41 === errors;
                                            } else {
                                              var valid8 = true;
                                            }
                                          }
                                        }
                                      }
                                    } else {
                                      validate59.errors = [{ instancePath: instancePath + "/among", schemaPath: "#/definitions/FieldRef/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                      return false;
                                    }
                                  }
                                  var valid0 = _errs35 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.optional_unless !== void 0) {
                                    let data17 = data.optional_unless;
                                    const _errs43 = errors;
                                    if (errors === _errs43) {
                                      if (Array.isArray(data17)) {
                                        var valid9 = true;
                                        const len0 = data17.length;
                                        for (let i0 = 0; i0 < len0; i0++) {
                                          let data18 = data17[i0];
                                          const _errs45 = errors;
                                          if (errors === _errs45) {
                                            if (typeof data18 === "string") {
                                              if (func2(data18) < 1) {
                                                validate59.errors = [{ instancePath: instancePath + "/optional_unless/" + i0, schemaPath: "#/properties/optional_unless/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                return false;
                                              }
                                            } else {
                                              validate59.errors = [{ instancePath: instancePath + "/optional_unless/" + i0, schemaPath: "#/properties/optional_unless/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                              return false;
                                            }
                                          }
                                          var valid9 = _errs45 === errors;
                                          if (!valid9) {
                                            break;
                                          }
                                        }
                                      } else {
                                        validate59.errors = [{ instancePath: instancePath + "/optional_unless", schemaPath: "#/properties/optional_unless/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                        return false;
                                      }
                                    }
                                    var valid0 = _errs43 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate59.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate59.errors = vErrors;
  return errors === 0;
}
function validate58(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.id === void 0 && (missing0 = "id") || data.rule === void 0 && (missing0 = "rule") || data.command === void 0 && (missing0 = "command")) {
        validate58.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!func25.call(schema127.properties, key0)) {
            validate58.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.id !== void 0) {
            let data0 = data.id;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data0 === "string") {
                if (!pattern34.test(data0)) {
                  validate58.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/pattern", keyword: "pattern", params: { pattern: "^[a-z][a-z0-9_]*$" }, message: 'must match pattern "^[a-z][a-z0-9_]*$"' }];
                  return false;
                }
              } else {
                validate58.errors = [{ instancePath: instancePath + "/id", schemaPath: "#/properties/id/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.rule !== void 0) {
              let data1 = data.rule;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (typeof data1 === "string") {
                  if (func2(data1) < 1) {
                    validate58.errors = [{ instancePath: instancePath + "/rule", schemaPath: "#/properties/rule/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate58.errors = [{ instancePath: instancePath + "/rule", schemaPath: "#/properties/rule/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.command !== void 0) {
                let data2 = data.command;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data2 === "string") {
                    if (func2(data2) < 1) {
                      validate58.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                      return false;
                    }
                  } else {
                    validate58.errors = [{ instancePath: instancePath + "/command", schemaPath: "#/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.files !== void 0) {
                  let data3 = data.files;
                  const _errs8 = errors;
                  const _errs9 = errors;
                  if (errors === _errs9) {
                    if (Array.isArray(data3)) {
                      var valid2 = true;
                      const len0 = data3.length;
                      for (let i0 = 0; i0 < len0; i0++) {
                        let data4 = data3[i0];
                        const _errs11 = errors;
                        if (errors === _errs11) {
                          if (typeof data4 === "string") {
                            if (func2(data4) < 1) {
                              validate58.errors = [{ instancePath: instancePath + "/files/" + i0, schemaPath: "#/definitions/Globs/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                              return false;
                            }
                          } else {
                            validate58.errors = [{ instancePath: instancePath + "/files/" + i0, schemaPath: "#/definitions/Globs/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                        }
                        var valid2 = _errs11 === errors;
                        if (!valid2) {
                          break;
                        }
                      }
                    } else {
                      validate58.errors = [{ instancePath: instancePath + "/files", schemaPath: "#/definitions/Globs/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                      return false;
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.from !== void 0) {
                    let data5 = data.from;
                    const _errs13 = errors;
                    const _errs14 = errors;
                    if (errors === _errs14) {
                      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
                        let missing1;
                        if (data5.requirement === void 0 && (missing1 = "requirement") || data5.field === void 0 && (missing1 = "field")) {
                          validate58.errors = [{ instancePath: instancePath + "/from", schemaPath: "#/definitions/FieldRef/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                          return false;
                        } else {
                          const _errs16 = errors;
                          for (const key1 in data5) {
                            if (!(key1 === "requirement" || key1 === "field")) {
                              validate58.errors = [{ instancePath: instancePath + "/from", schemaPath: "#/definitions/FieldRef/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                              return false;
                              break;
                            }
                          }
                          if (_errs16 === errors) {
                            if (data5.requirement !== void 0) {
                              let data6 = data5.requirement;
                              const _errs17 = errors;
                              if (errors === _errs17) {
                                if (typeof data6 === "string") {
                                  if (func2(data6) < 1) {
                                    validate58.errors = [{ instancePath: instancePath + "/from/requirement", schemaPath: "#/definitions/FieldRef/properties/requirement/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                    return false;
                                  }
                                } else {
                                  validate58.errors = [{ instancePath: instancePath + "/from/requirement", schemaPath: "#/definitions/FieldRef/properties/requirement/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                              }
                              var valid4 = _errs17 === errors;
                            } else {
                              var valid4 = true;
                            }
                            if (valid4) {
                              if (data5.field !== void 0) {
                                let data7 = data5.field;
                                const _errs19 = errors;
                                if (errors === _errs19) {
                                  if (typeof data7 === "string") {
                                    if (func2(data7) < 1) {
                                      validate58.errors = [{ instancePath: instancePath + "/from/field", schemaPath: "#/definitions/FieldRef/properties/field/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                      return false;
                                    }
                                  } else {
                                    validate58.errors = [{ instancePath: instancePath + "/from/field", schemaPath: "#/definitions/FieldRef/properties/field/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                }
                                var valid4 = _errs19 === errors;
                              } else {
                                var valid4 = true;
                              }
                            }
                          }
                        }
                      } else {
                        validate58.errors = [{ instancePath: instancePath + "/from", schemaPath: "#/definitions/FieldRef/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                        return false;
                      }
                    }
                    var valid0 = _errs13 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.beside !== void 0) {
                      let data8 = data.beside;
                      const _errs21 = errors;
                      if (errors === _errs21) {
                        if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
                          let missing2;
                          if (data8.requirement === void 0 && (missing2 = "requirement") || data8.name === void 0 && (missing2 = "name")) {
                            validate58.errors = [{ instancePath: instancePath + "/beside", schemaPath: "#/properties/beside/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                            return false;
                          } else {
                            const _errs23 = errors;
                            for (const key2 in data8) {
                              if (!(key2 === "requirement" || key2 === "name")) {
                                validate58.errors = [{ instancePath: instancePath + "/beside", schemaPath: "#/properties/beside/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }];
                                return false;
                                break;
                              }
                            }
                            if (_errs23 === errors) {
                              if (data8.requirement !== void 0) {
                                const _errs24 = errors;
                                if (typeof data8.requirement !== "string") {
                                  validate58.errors = [{ instancePath: instancePath + "/beside/requirement", schemaPath: "#/properties/beside/properties/requirement/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                                var valid5 = _errs24 === errors;
                              } else {
                                var valid5 = true;
                              }
                              if (valid5) {
                                if (data8.name !== void 0) {
                                  let data10 = data8.name;
                                  const _errs26 = errors;
                                  if (errors === _errs26) {
                                    if (typeof data10 === "string") {
                                      if (!pattern35.test(data10)) {
                                        validate58.errors = [{ instancePath: instancePath + "/beside/name", schemaPath: "#/properties/beside/properties/name/pattern", keyword: "pattern", params: { pattern: "^[^/]+$" }, message: 'must match pattern "^[^/]+$"' }];
                                        return false;
                                      }
                                    } else {
                                      validate58.errors = [{ instancePath: instancePath + "/beside/name", schemaPath: "#/properties/beside/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                  }
                                  var valid5 = _errs26 === errors;
                                } else {
                                  var valid5 = true;
                                }
                              }
                            }
                          }
                        } else {
                          validate58.errors = [{ instancePath: instancePath + "/beside", schemaPath: "#/properties/beside/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                          return false;
                        }
                      }
                      var valid0 = _errs21 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.of !== void 0) {
                        let data11 = data.of;
                        const _errs28 = errors;
                        if (errors === _errs28) {
                          if (typeof data11 === "string") {
                            if (func2(data11) < 1) {
                              validate58.errors = [{ instancePath: instancePath + "/of", schemaPath: "#/properties/of/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                              return false;
                            }
                          } else {
                            validate58.errors = [{ instancePath: instancePath + "/of", schemaPath: "#/properties/of/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                        }
                        var valid0 = _errs28 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.format !== void 0) {
                          let data12 = data.format;
                          const _errs30 = errors;
                          if (!(data12 === "json" || data12 === "markdown" || data12 === "csv" || data12 === "ledger" || data12 === "any")) {
                            validate58.errors = [{ instancePath: instancePath + "/format", schemaPath: "#/properties/format/enum", keyword: "enum", params: { allowedValues: schema127.properties.format.enum }, message: "must be equal to one of the allowed values" }];
                            return false;
                          }
                          var valid0 = _errs30 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.tag_field !== void 0) {
                            let data13 = data.tag_field;
                            const _errs31 = errors;
                            if (errors === _errs31) {
                              if (typeof data13 === "string") {
                                if (func2(data13) < 1) {
                                  validate58.errors = [{ instancePath: instancePath + "/tag_field", schemaPath: "#/properties/tag_field/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                  return false;
                                }
                              } else {
                                validate58.errors = [{ instancePath: instancePath + "/tag_field", schemaPath: "#/properties/tag_field/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                            var valid0 = _errs31 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.where !== void 0) {
                              let data14 = data.where;
                              const _errs33 = errors;
                              if (errors === _errs33) {
                                if (Array.isArray(data14)) {
                                  var valid6 = true;
                                  const len1 = data14.length;
                                  for (let i1 = 0; i1 < len1; i1++) {
                                    const _errs35 = errors;
                                    if (!validate59(data14[i1], { instancePath: instancePath + "/where/" + i1, parentData: data14, parentDataProperty: i1, rootData })) {
                                      vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
                                      errors = vErrors.length;
                                    }
                                    var valid6 = _errs35 === errors;
                                    if (!valid6) {
                                      break;
                                    }
                                  }
                                } else {
                                  validate58.errors = [{ instancePath: instancePath + "/where", schemaPath: "#/properties/where/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                  return false;
                                }
                              }
                              var valid0 = _errs33 === errors;
                            } else {
                              var valid0 = true;
                            }
                            if (valid0) {
                              if (data.at_most !== void 0) {
                                let data16 = data.at_most;
                                const _errs36 = errors;
                                if (!(typeof data16 == "number" && (!(data16 % 1) && !isNaN(data16)))) {
                                  validate58.errors = [{ instancePath: instancePath + "/at_most", schemaPath: "#/properties/at_most/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                  return false;
                                }
                                if (errors === _errs36) {
                                  if (typeof data16 == "number") {
                                    if (data16 < 1 || isNaN(data16)) {
                                      validate58.errors = [{ instancePath: instancePath + "/at_most", schemaPath: "#/properties/at_most/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                      return false;
                                    }
                                  }
                                }
                                var valid0 = _errs36 === errors;
                              } else {
                                var valid0 = true;
                              }
                              if (valid0) {
                                if (data.fields !== void 0) {
                                  let data17 = data.fields;
                                  const _errs38 = errors;
                                  if (errors === _errs38) {
                                    if (Array.isArray(data17)) {
                                      var valid7 = true;
                                      const len2 = data17.length;
                                      for (let i2 = 0; i2 < len2; i2++) {
                                        let data18 = data17[i2];
                                        const _errs40 = errors;
                                        if (errors === _errs40) {
                                          if (typeof data18 === "string") {
                                            if (func2(data18) < 1) {
                                              validate58.errors = [{ instancePath: instancePath + "/fields/" + i2, schemaPath: "#/properties/fields/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                              return false;
                                            }
                                          } else {
                                            validate58.errors = [{ instancePath: instancePath + "/fields/" + i2, schemaPath: "#/properties/fields/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                        var valid7 = _errs40 === errors;
                                        if (!valid7) {
                                          break;
                                        }
                                      }
                                    } else {
                                      validate58.errors = [{ instancePath: instancePath + "/fields", schemaPath: "#/properties/fields/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                      return false;
                                    }
                                  }
                                  var valid0 = _errs38 === errors;
                                } else {
                                  var valid0 = true;
                                }
                                if (valid0) {
                                  if (data.one_of !== void 0) {
                                    let data19 = data.one_of;
                                    const _errs42 = errors;
                                    if (errors === _errs42) {
                                      if (Array.isArray(data19)) {
                                        if (data19.length < 1) {
                                          validate58.errors = [{ instancePath: instancePath + "/one_of", schemaPath: "#/properties/one_of/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                                          return false;
                                        } else {
                                          var valid8 = true;
                                          const len3 = data19.length;
                                          for (let i3 = 0; i3 < len3; i3++) {
                                            let data20 = data19[i3];
                                            const _errs44 = errors;
                                            if (errors === _errs44) {
                                              if (typeof data20 === "string") {
                                                if (func2(data20) < 1) {
                                                  validate58.errors = [{ instancePath: instancePath + "/one_of/" + i3, schemaPath: "#/properties/one_of/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                  return false;
                                                }
                                              } else {
                                                validate58.errors = [{ instancePath: instancePath + "/one_of/" + i3, schemaPath: "#/properties/one_of/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                            }
                                            var valid8 = _errs44 === errors;
                                            if (!valid8) {
                                              break;
                                            }
                                          }
                                        }
                                      } else {
                                        validate58.errors = [{ instancePath: instancePath + "/one_of", schemaPath: "#/properties/one_of/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                        return false;
                                      }
                                    }
                                    var valid0 = _errs42 === errors;
                                  } else {
                                    var valid0 = true;
                                  }
                                  if (valid0) {
                                    if (data.sections !== void 0) {
                                      let data21 = data.sections;
                                      const _errs46 = errors;
                                      if (errors === _errs46) {
                                        if (Array.isArray(data21)) {
                                          var valid9 = true;
                                          const len4 = data21.length;
                                          for (let i4 = 0; i4 < len4; i4++) {
                                            let data22 = data21[i4];
                                            const _errs48 = errors;
                                            if (errors === _errs48) {
                                              if (typeof data22 === "string") {
                                                if (func2(data22) < 1) {
                                                  validate58.errors = [{ instancePath: instancePath + "/sections/" + i4, schemaPath: "#/properties/sections/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                  return false;
                                                }
                                              } else {
                                                validate58.errors = [{ instancePath: instancePath + "/sections/" + i4, schemaPath: "#/properties/sections/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                return false;
                                              }
                                            }
                                            var valid9 = _errs48 === errors;
                                            if (!valid9) {
                                              break;
                                            }
                                          }
                                        } else {
                                          validate58.errors = [{ instancePath: instancePath + "/sections", schemaPath: "#/properties/sections/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                          return false;
                                        }
                                      }
                                      var valid0 = _errs46 === errors;
                                    } else {
                                      var valid0 = true;
                                    }
                                    if (valid0) {
                                      if (data.names_files !== void 0) {
                                        let data23 = data.names_files;
                                        const _errs50 = errors;
                                        if (errors === _errs50) {
                                          if (Array.isArray(data23)) {
                                            var valid10 = true;
                                            const len5 = data23.length;
                                            for (let i5 = 0; i5 < len5; i5++) {
                                              let data24 = data23[i5];
                                              const _errs52 = errors;
                                              if (errors === _errs52) {
                                                if (typeof data24 === "string") {
                                                  if (func2(data24) < 1) {
                                                    validate58.errors = [{ instancePath: instancePath + "/names_files/" + i5, schemaPath: "#/properties/names_files/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                    return false;
                                                  }
                                                } else {
                                                  validate58.errors = [{ instancePath: instancePath + "/names_files/" + i5, schemaPath: "#/properties/names_files/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                  return false;
                                                }
                                              }
                                              var valid10 = _errs52 === errors;
                                              if (!valid10) {
                                                break;
                                              }
                                            }
                                          } else {
                                            validate58.errors = [{ instancePath: instancePath + "/names_files", schemaPath: "#/properties/names_files/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                            return false;
                                          }
                                        }
                                        var valid0 = _errs50 === errors;
                                      } else {
                                        var valid0 = true;
                                      }
                                      if (valid0) {
                                        if (data.conditions !== void 0) {
                                          let data25 = data.conditions;
                                          const _errs54 = errors;
                                          if (errors === _errs54) {
                                            if (Array.isArray(data25)) {
                                              var valid11 = true;
                                              const len6 = data25.length;
                                              for (let i6 = 0; i6 < len6; i6++) {
                                                const _errs56 = errors;
                                                if (!validate59(data25[i6], { instancePath: instancePath + "/conditions/" + i6, parentData: data25, parentDataProperty: i6, rootData })) {
                                                  vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
                                                  errors = vErrors.length;
                                                }
                                                var valid11 = _errs56 === errors;
                                                if (!valid11) {
                                                  break;
                                                }
                                              }
                                            } else {
                                              validate58.errors = [{ instancePath: instancePath + "/conditions", schemaPath: "#/properties/conditions/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                              return false;
                                            }
                                          }
                                          var valid0 = _errs54 === errors;
                                        } else {
                                          var valid0 = true;
                                        }
                                        if (valid0) {
                                          if (data.may_change !== void 0) {
                                            const _errs57 = errors;
                                            if (typeof data.may_change !== "boolean") {
                                              validate58.errors = [{ instancePath: instancePath + "/may_change", schemaPath: "#/properties/may_change/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                              return false;
                                            }
                                            var valid0 = _errs57 === errors;
                                          } else {
                                            var valid0 = true;
                                          }
                                          if (valid0) {
                                            if (data.waivable !== void 0) {
                                              const _errs59 = errors;
                                              if (typeof data.waivable !== "boolean") {
                                                validate58.errors = [{ instancePath: instancePath + "/waivable", schemaPath: "#/properties/waivable/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                                return false;
                                              }
                                              var valid0 = _errs59 === errors;
                                            } else {
                                              var valid0 = true;
                                            }
                                          }
                                        }
                                      }
                                    }
                                  }
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate58.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate58.errors = vErrors;
  return errors === 0;
}
function validate57(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.name === void 0 && (missing0 = "name") || data.decision_notes === void 0 && (missing0 = "decision_notes") || data.waivers === void 0 && (missing0 = "waivers") || data.unchanging === void 0 && (missing0 = "unchanging") || data.stages === void 0 && (missing0 = "stages")) {
        validate57.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        const _errs1 = errors;
        for (const key0 in data) {
          if (!(key0 === "schema" || key0 === "name" || key0 === "decision_notes" || key0 === "waivers" || key0 === "unchanging" || key0 === "stages")) {
            validate57.errors = [{ instancePath, schemaPath: "#/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key0 }, message: "must NOT have additional properties" }];
            return false;
            break;
          }
        }
        if (_errs1 === errors) {
          if (data.schema !== void 0) {
            const _errs2 = errors;
            if ("stage-policy/v1" !== data.schema) {
              validate57.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "stage-policy/v1" }, message: "must be equal to constant" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.name !== void 0) {
              let data1 = data.name;
              const _errs3 = errors;
              if (errors === _errs3) {
                if (typeof data1 === "string") {
                  if (func2(data1) < 1) {
                    validate57.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate57.errors = [{ instancePath: instancePath + "/name", schemaPath: "#/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs3 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.decision_notes !== void 0) {
                let data2 = data.decision_notes;
                const _errs5 = errors;
                if (errors === _errs5) {
                  if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
                    let missing1;
                    if (data2.files === void 0 && (missing1 = "files") || data2.tag_field === void 0 && (missing1 = "tag_field") || data2.owner_field === void 0 && (missing1 = "owner_field") || data2.predecessor_field === void 0 && (missing1 = "predecessor_field") || data2.root_cause_field === void 0 && (missing1 = "root_cause_field")) {
                      validate57.errors = [{ instancePath: instancePath + "/decision_notes", schemaPath: "#/properties/decision_notes/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                      return false;
                    } else {
                      const _errs7 = errors;
                      for (const key1 in data2) {
                        if (!(key1 === "files" || key1 === "tag_field" || key1 === "owner_field" || key1 === "predecessor_field" || key1 === "root_cause_field")) {
                          validate57.errors = [{ instancePath: instancePath + "/decision_notes", schemaPath: "#/properties/decision_notes/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key1 }, message: "must NOT have additional properties" }];
                          return false;
                          break;
                        }
                      }
                      if (_errs7 === errors) {
                        if (data2.files !== void 0) {
                          let data3 = data2.files;
                          const _errs8 = errors;
                          const _errs9 = errors;
                          if (errors === _errs9) {
                            if (Array.isArray(data3)) {
                              var valid3 = true;
                              const len0 = data3.length;
                              for (let i0 = 0; i0 < len0; i0++) {
                                let data4 = data3[i0];
                                const _errs11 = errors;
                                if (errors === _errs11) {
                                  if (typeof data4 === "string") {
                                    if (func2(data4) < 1) {
                                      validate57.errors = [{ instancePath: instancePath + "/decision_notes/files/" + i0, schemaPath: "#/definitions/Globs/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                      return false;
                                    }
                                  } else {
                                    validate57.errors = [{ instancePath: instancePath + "/decision_notes/files/" + i0, schemaPath: "#/definitions/Globs/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                }
                                var valid3 = _errs11 === errors;
                                if (!valid3) {
                                  break;
                                }
                              }
                            } else {
                              validate57.errors = [{ instancePath: instancePath + "/decision_notes/files", schemaPath: "#/definitions/Globs/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                              return false;
                            }
                          }
                          var valid1 = _errs8 === errors;
                        } else {
                          var valid1 = true;
                        }
                        if (valid1) {
                          if (data2.tag_field !== void 0) {
                            let data5 = data2.tag_field;
                            const _errs13 = errors;
                            if (errors === _errs13) {
                              if (typeof data5 === "string") {
                                if (func2(data5) < 1) {
                                  validate57.errors = [{ instancePath: instancePath + "/decision_notes/tag_field", schemaPath: "#/properties/decision_notes/properties/tag_field/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                  return false;
                                }
                              } else {
                                validate57.errors = [{ instancePath: instancePath + "/decision_notes/tag_field", schemaPath: "#/properties/decision_notes/properties/tag_field/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                            var valid1 = _errs13 === errors;
                          } else {
                            var valid1 = true;
                          }
                          if (valid1) {
                            if (data2.owner_field !== void 0) {
                              let data6 = data2.owner_field;
                              const _errs15 = errors;
                              if (errors === _errs15) {
                                if (typeof data6 === "string") {
                                  if (func2(data6) < 1) {
                                    validate57.errors = [{ instancePath: instancePath + "/decision_notes/owner_field", schemaPath: "#/properties/decision_notes/properties/owner_field/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                    return false;
                                  }
                                } else {
                                  validate57.errors = [{ instancePath: instancePath + "/decision_notes/owner_field", schemaPath: "#/properties/decision_notes/properties/owner_field/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                              }
                              var valid1 = _errs15 === errors;
                            } else {
                              var valid1 = true;
                            }
                            if (valid1) {
                              if (data2.predecessor_field !== void 0) {
                                let data7 = data2.predecessor_field;
                                const _errs17 = errors;
                                if (errors === _errs17) {
                                  if (typeof data7 === "string") {
                                    if (func2(data7) < 1) {
                                      validate57.errors = [{ instancePath: instancePath + "/decision_notes/predecessor_field", schemaPath: "#/properties/decision_notes/properties/predecessor_field/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                      return false;
                                    }
                                  } else {
                                    validate57.errors = [{ instancePath: instancePath + "/decision_notes/predecessor_field", schemaPath: "#/properties/decision_notes/properties/predecessor_field/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                    return false;
                                  }
                                }
                                var valid1 = _errs17 === errors;
                              } else {
                                var valid1 = true;
                              }
                              if (valid1) {
                                if (data2.root_cause_field !== void 0) {
                                  let data8 = data2.root_cause_field;
                                  const _errs19 = errors;
                                  if (errors === _errs19) {
                                    if (typeof data8 === "string") {
                                      if (func2(data8) < 1) {
                                        validate57.errors = [{ instancePath: instancePath + "/decision_notes/root_cause_field", schemaPath: "#/properties/decision_notes/properties/root_cause_field/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                        return false;
                                      }
                                    } else {
                                      validate57.errors = [{ instancePath: instancePath + "/decision_notes/root_cause_field", schemaPath: "#/properties/decision_notes/properties/root_cause_field/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                      return false;
                                    }
                                  }
                                  var valid1 = _errs19 === errors;
                                } else {
                                  var valid1 = true;
                                }
                              }
                            }
                          }
                        }
                      }
                    }
                  } else {
                    validate57.errors = [{ instancePath: instancePath + "/decision_notes", schemaPath: "#/properties/decision_notes/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.waivers !== void 0) {
                  let data9 = data.waivers;
                  const _errs21 = errors;
                  const _errs22 = errors;
                  if (errors === _errs22) {
                    if (Array.isArray(data9)) {
                      var valid5 = true;
                      const len1 = data9.length;
                      for (let i1 = 0; i1 < len1; i1++) {
                        let data10 = data9[i1];
                        const _errs24 = errors;
                        if (errors === _errs24) {
                          if (typeof data10 === "string") {
                            if (func2(data10) < 1) {
                              validate57.errors = [{ instancePath: instancePath + "/waivers/" + i1, schemaPath: "#/definitions/Globs/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                              return false;
                            }
                          } else {
                            validate57.errors = [{ instancePath: instancePath + "/waivers/" + i1, schemaPath: "#/definitions/Globs/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                        }
                        var valid5 = _errs24 === errors;
                        if (!valid5) {
                          break;
                        }
                      }
                    } else {
                      validate57.errors = [{ instancePath: instancePath + "/waivers", schemaPath: "#/definitions/Globs/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                      return false;
                    }
                  }
                  var valid0 = _errs21 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.unchanging !== void 0) {
                    let data11 = data.unchanging;
                    const _errs26 = errors;
                    const _errs27 = errors;
                    if (errors === _errs27) {
                      if (Array.isArray(data11)) {
                        var valid7 = true;
                        const len2 = data11.length;
                        for (let i2 = 0; i2 < len2; i2++) {
                          let data12 = data11[i2];
                          const _errs29 = errors;
                          if (errors === _errs29) {
                            if (typeof data12 === "string") {
                              if (func2(data12) < 1) {
                                validate57.errors = [{ instancePath: instancePath + "/unchanging/" + i2, schemaPath: "#/definitions/Globs/items/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                return false;
                              }
                            } else {
                              validate57.errors = [{ instancePath: instancePath + "/unchanging/" + i2, schemaPath: "#/definitions/Globs/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                          }
                          var valid7 = _errs29 === errors;
                          if (!valid7) {
                            break;
                          }
                        }
                      } else {
                        validate57.errors = [{ instancePath: instancePath + "/unchanging", schemaPath: "#/definitions/Globs/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                        return false;
                      }
                    }
                    var valid0 = _errs26 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.stages !== void 0) {
                      let data13 = data.stages;
                      const _errs31 = errors;
                      if (errors === _errs31) {
                        if (Array.isArray(data13)) {
                          if (data13.length < 1) {
                            validate57.errors = [{ instancePath: instancePath + "/stages", schemaPath: "#/properties/stages/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                            return false;
                          } else {
                            var valid8 = true;
                            const len3 = data13.length;
                            for (let i3 = 0; i3 < len3; i3++) {
                              let data14 = data13[i3];
                              const _errs33 = errors;
                              if (errors === _errs33) {
                                if (data14 && typeof data14 == "object" && !Array.isArray(data14)) {
                                  let missing2;
                                  if (data14.stage === void 0 && (missing2 = "stage") || data14.title === void 0 && (missing2 = "title") || data14.requirements === void 0 && (missing2 = "requirements")) {
                                    validate57.errors = [{ instancePath: instancePath + "/stages/" + i3, schemaPath: "#/properties/stages/items/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                                    return false;
                                  } else {
                                    const _errs35 = errors;
                                    for (const key2 in data14) {
                                      if (!(key2 === "stage" || key2 === "title" || key2 === "requirements")) {
                                        validate57.errors = [{ instancePath: instancePath + "/stages/" + i3, schemaPath: "#/properties/stages/items/additionalProperties", keyword: "additionalProperties", params: { additionalProperty: key2 }, message: "must NOT have additional properties" }];
                                        return false;
                                        break;
                                      }
                                    }
                                    if (_errs35 === errors) {
                                      if (data14.stage !== void 0) {
                                        let data15 = data14.stage;
                                        const _errs36 = errors;
                                        if (!(data15 === "S0" || data15 === "S1" || data15 === "S2" || data15 === "S3" || data15 === "S4")) {
                                          validate57.errors = [{ instancePath: instancePath + "/stages/" + i3 + "/stage", schemaPath: "#/properties/stages/items/properties/stage/enum", keyword: "enum", params: { allowedValues: schema123.properties.stages.items.properties.stage.enum }, message: "must be equal to one of the allowed values" }];
                                          return false;
                                        }
                                        var valid9 = _errs36 === errors;
                                      } else {
                                        var valid9 = true;
                                      }
                                      if (valid9) {
                                        if (data14.title !== void 0) {
                                          let data16 = data14.title;
                                          const _errs37 = errors;
                                          if (errors === _errs37) {
                                            if (typeof data16 === "string") {
                                              if (func2(data16) < 1) {
                                                validate57.errors = [{ instancePath: instancePath + "/stages/" + i3 + "/title", schemaPath: "#/properties/stages/items/properties/title/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                                return false;
                                              }
                                            } else {
                                              validate57.errors = [{ instancePath: instancePath + "/stages/" + i3 + "/title", schemaPath: "#/properties/stages/items/properties/title/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                              return false;
                                            }
                                          }
                                          var valid9 = _errs37 === errors;
                                        } else {
                                          var valid9 = true;
                                        }
                                        if (valid9) {
                                          if (data14.requirements !== void 0) {
                                            let data17 = data14.requirements;
                                            const _errs39 = errors;
                                            if (errors === _errs39) {
                                              if (Array.isArray(data17)) {
                                                if (data17.length < 1) {
                                                  validate57.errors = [{ instancePath: instancePath + "/stages/" + i3 + "/requirements", schemaPath: "#/properties/stages/items/properties/requirements/minItems", keyword: "minItems", params: { limit: 1 }, message: "must NOT have fewer than 1 items" }];
                                                  return false;
                                                } else {
                                                  var valid10 = true;
                                                  const len4 = data17.length;
                                                  for (let i4 = 0; i4 < len4; i4++) {
                                                    const _errs41 = errors;
                                                    if (!validate58(data17[i4], { instancePath: instancePath + "/stages/" + i3 + "/requirements/" + i4, parentData: data17, parentDataProperty: i4, rootData })) {
                                                      vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
                                                      errors = vErrors.length;
                                                    }
                                                    var valid10 = _errs41 === errors;
                                                    if (!valid10) {
                                                      break;
                                                    }
                                                  }
                                                }
                                              } else {
                                                validate57.errors = [{ instancePath: instancePath + "/stages/" + i3 + "/requirements", schemaPath: "#/properties/stages/items/properties/requirements/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                                return false;
                                              }
                                            }
                                            var valid9 = _errs39 === errors;
                                          } else {
                                            var valid9 = true;
                                          }
                                        }
                                      }
                                    }
                                  }
                                } else {
                                  validate57.errors = [{ instancePath: instancePath + "/stages/" + i3, schemaPath: "#/properties/stages/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                  return false;
                                }
                              }
                              var valid8 = _errs33 === errors;
                              if (!valid8) {
                                break;
                              }
                            }
                          }
                        } else {
                          validate57.errors = [{ instancePath: instancePath + "/stages", schemaPath: "#/properties/stages/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                          return false;
                        }
                      }
                      var valid0 = _errs31 === errors;
                    } else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate57.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate57.errors = vErrors;
  return errors === 0;
}
var stageWaiver = validate63;
var schema136 = { "$id": "stage-waiver.schema.json", "title": "StageWaiver", "description": "A requirement that a decision need not meet, who says so, why, and until when.", "type": "object", "required": ["schema", "decision_tag", "stage", "rule", "reason", "approver", "expires"], "properties": { "schema": { "const": "stage-waiver/v1" }, "decision_tag": { "type": "string", "minLength": 1 }, "stage": { "enum": ["S0", "S1", "S2", "S3", "S4"] }, "rule": { "description": "The id of the requirement.", "type": "string", "minLength": 1 }, "reason": { "type": "string", "pattern": "\\S" }, "approver": { "description": "Not the owner of the decision.", "type": "string", "pattern": "\\S" }, "expires": { "description": "The last day on which it holds.", "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" } } };
var pattern36 = new RegExp("\\S", "u");
function validate63(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.stage === void 0 && (missing0 = "stage") || data.rule === void 0 && (missing0 = "rule") || data.reason === void 0 && (missing0 = "reason") || data.approver === void 0 && (missing0 = "approver") || data.expires === void 0 && (missing0 = "expires")) {
        validate63.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("stage-waiver/v1" !== data.schema) {
            validate63.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "stage-waiver/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.decision_tag !== void 0) {
            let data1 = data.decision_tag;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data1 === "string") {
                if (func2(data1) < 1) {
                  validate63.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate63.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.stage !== void 0) {
              let data2 = data.stage;
              const _errs4 = errors;
              if (!(data2 === "S0" || data2 === "S1" || data2 === "S2" || data2 === "S3" || data2 === "S4")) {
                validate63.errors = [{ instancePath: instancePath + "/stage", schemaPath: "#/properties/stage/enum", keyword: "enum", params: { allowedValues: schema136.properties.stage.enum }, message: "must be equal to one of the allowed values" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.rule !== void 0) {
                let data3 = data.rule;
                const _errs5 = errors;
                if (errors === _errs5) {
                  if (typeof data3 === "string") {
                    if (func2(data3) < 1) {
                      validate63.errors = [{ instancePath: instancePath + "/rule", schemaPath: "#/properties/rule/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                      return false;
                    }
                  } else {
                    validate63.errors = [{ instancePath: instancePath + "/rule", schemaPath: "#/properties/rule/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs5 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.reason !== void 0) {
                  let data4 = data.reason;
                  const _errs7 = errors;
                  if (errors === _errs7) {
                    if (typeof data4 === "string") {
                      if (!pattern36.test(data4)) {
                        validate63.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' }];
                        return false;
                      }
                    } else {
                      validate63.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                  }
                  var valid0 = _errs7 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.approver !== void 0) {
                    let data5 = data.approver;
                    const _errs9 = errors;
                    if (errors === _errs9) {
                      if (typeof data5 === "string") {
                        if (!pattern36.test(data5)) {
                          validate63.errors = [{ instancePath: instancePath + "/approver", schemaPath: "#/properties/approver/pattern", keyword: "pattern", params: { pattern: "\\S" }, message: 'must match pattern "\\S"' }];
                          return false;
                        }
                      } else {
                        validate63.errors = [{ instancePath: instancePath + "/approver", schemaPath: "#/properties/approver/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                        return false;
                      }
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.expires !== void 0) {
                      let data6 = data.expires;
                      const _errs11 = errors;
                      if (errors === _errs11) {
                        if (typeof data6 === "string") {
                          if (!pattern18.test(data6)) {
                            validate63.errors = [{ instancePath: instancePath + "/expires", schemaPath: "#/properties/expires/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}$"' }];
                            return false;
                          }
                        } else {
                          validate63.errors = [{ instancePath: instancePath + "/expires", schemaPath: "#/properties/expires/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                          return false;
                        }
                      }
                      var valid0 = _errs11 === errors;
                    } else {
                      var valid0 = true;
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate63.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate63.errors = vErrors;
  return errors === 0;
}
var status = validate64;
var schema137 = { "$id": "status.schema.json", "title": "RunStatus", "description": "status.json of a run directory: who runs it, rewritten at every step and heartbeat, so that another process can tell running from dead.", "type": "object", "required": ["schema", "decision_tag", "workflow", "phase", "host", "boot_id", "official_run", "workflow_group", "started_at", "heartbeat_at"], "properties": { "schema": { "const": "status/v1" }, "decision_tag": { "type": "string" }, "workflow": { "type": "string" }, "phase": { "enum": ["preflight", "freeze", "data_quality", "workflow", "verify", "finished"] }, "host": { "type": "string" }, "boot_id": { "description": "Of the running kernel: after a reboot no process of before is alive.", "type": ["string", "null"] }, "pid_namespace": { "description": "In which the process numbers below count, such as pid:[4026531836]; null where the system does not tell.", "type": ["string", "null"] }, "official_run": { "$ref": "common.schema.json#/definitions/Process" }, "workflow_group": { "description": "Leader of the workflow's process group; null before it has started.", "oneOf": [{ "type": "null" }, { "$ref": "common.schema.json#/definitions/Process" }] }, "started_at": { "$ref": "common.schema.json#/definitions/Instant" }, "heartbeat_at": { "$ref": "common.schema.json#/definitions/Instant" } } };
var schema138 = { "title": "ProcessIdentity", "description": "A process, named so that a later one with the same number is not taken for it.", "type": "object", "required": ["pid", "start_time"], "properties": { "pid": { "type": "integer", "minimum": 1 }, "start_time": { "description": "Clock ticks after boot, field 22 of /proc/PID/stat; null where the system does not tell.", "type": ["integer", "null"] } } };
function validate64(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.workflow === void 0 && (missing0 = "workflow") || data.phase === void 0 && (missing0 = "phase") || data.host === void 0 && (missing0 = "host") || data.boot_id === void 0 && (missing0 = "boot_id") || data.official_run === void 0 && (missing0 = "official_run") || data.workflow_group === void 0 && (missing0 = "workflow_group") || data.started_at === void 0 && (missing0 = "started_at") || data.heartbeat_at === void 0 && (missing0 = "heartbeat_at")) {
        validate64.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("status/v1" !== data.schema) {
            validate64.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "status/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.decision_tag !== void 0) {
            const _errs2 = errors;
            if (typeof data.decision_tag !== "string") {
              validate64.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.workflow !== void 0) {
              const _errs4 = errors;
              if (typeof data.workflow !== "string") {
                validate64.errors = [{ instancePath: instancePath + "/workflow", schemaPath: "#/properties/workflow/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.phase !== void 0) {
                let data3 = data.phase;
                const _errs6 = errors;
                if (!(data3 === "preflight" || data3 === "freeze" || data3 === "data_quality" || data3 === "workflow" || data3 === "verify" || data3 === "finished")) {
                  validate64.errors = [{ instancePath: instancePath + "/phase", schemaPath: "#/properties/phase/enum", keyword: "enum", params: { allowedValues: schema137.properties.phase.enum }, message: "must be equal to one of the allowed values" }];
                  return false;
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.host !== void 0) {
                  const _errs7 = errors;
                  if (typeof data.host !== "string") {
                    validate64.errors = [{ instancePath: instancePath + "/host", schemaPath: "#/properties/host/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                  var valid0 = _errs7 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.boot_id !== void 0) {
                    let data5 = data.boot_id;
                    const _errs9 = errors;
                    if (typeof data5 !== "string" && data5 !== null) {
                      validate64.errors = [{ instancePath: instancePath + "/boot_id", schemaPath: "#/properties/boot_id/type", keyword: "type", params: { type: schema137.properties.boot_id.type }, message: "must be string,null" }];
                      return false;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.pid_namespace !== void 0) {
                      let data6 = data.pid_namespace;
                      const _errs11 = errors;
                      if (typeof data6 !== "string" && data6 !== null) {
                        validate64.errors = [{ instancePath: instancePath + "/pid_namespace", schemaPath: "#/properties/pid_namespace/type", keyword: "type", params: { type: schema137.properties.pid_namespace.type }, message: "must be string,null" }];
                        return false;
                      }
                      var valid0 = _errs11 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.official_run !== void 0) {
                        let data7 = data.official_run;
                        const _errs13 = errors;
                        const _errs14 = errors;
                        if (errors === _errs14) {
                          if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                            let missing1;
                            if (data7.pid === void 0 && (missing1 = "pid") || data7.start_time === void 0 && (missing1 = "start_time")) {
                              validate64.errors = [{ instancePath: instancePath + "/official_run", schemaPath: "common.schema.json#/definitions/Process/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                              return false;
                            } else {
                              if (data7.pid !== void 0) {
                                let data8 = data7.pid;
                                const _errs16 = errors;
                                if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8)))) {
                                  validate64.errors = [{ instancePath: instancePath + "/official_run/pid", schemaPath: "common.schema.json#/definitions/Process/properties/pid/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                  return false;
                                }
                                if (errors === _errs16) {
                                  if (typeof data8 == "number") {
                                    if (data8 < 1 || isNaN(data8)) {
                                      validate64.errors = [{ instancePath: instancePath + "/official_run/pid", schemaPath: "common.schema.json#/definitions/Process/properties/pid/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                      return false;
                                    }
                                  }
                                }
                                var valid2 = _errs16 === errors;
                              } else {
                                var valid2 = true;
                              }
                              if (valid2) {
                                if (data7.start_time !== void 0) {
                                  let data9 = data7.start_time;
                                  const _errs18 = errors;
                                  if (!(typeof data9 == "number" && (!(data9 % 1) && !isNaN(data9))) && data9 !== null) {
                                    validate64.errors = [{ instancePath: instancePath + "/official_run/start_time", schemaPath: "common.schema.json#/definitions/Process/properties/start_time/type", keyword: "type", params: { type: schema138.properties.start_time.type }, message: "must be integer,null" }];
                                    return false;
                                  }
                                  var valid2 = _errs18 === errors;
                                } else {
                                  var valid2 = true;
                                }
                              }
                            }
                          } else {
                            validate64.errors = [{ instancePath: instancePath + "/official_run", schemaPath: "common.schema.json#/definitions/Process/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                        }
                        var valid0 = _errs13 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.workflow_group !== void 0) {
                          let data10 = data.workflow_group;
                          const _errs20 = errors;
                          const _errs21 = errors;
                          let valid3 = false;
                          let passing0 = null;
                          const _errs22 = errors;
                          if (data10 !== null) {
                            const err0 = { instancePath: instancePath + "/workflow_group", schemaPath: "#/properties/workflow_group/oneOf/0/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                            if (vErrors === null) {
                              vErrors = [err0];
                            } else {
                              vErrors.push(err0);
                            }
                            errors++;
                          }
                          var _valid0 = _errs22 === errors;
                          if (_valid0) {
                            valid3 = true;
                            passing0 = 0;
                          }
                          const _errs24 = errors;
                          const _errs25 = errors;
                          if (errors === _errs25) {
                            if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
                              let missing2;
                              if (data10.pid === void 0 && (missing2 = "pid") || data10.start_time === void 0 && (missing2 = "start_time")) {
                                const err1 = { instancePath: instancePath + "/workflow_group", schemaPath: "common.schema.json#/definitions/Process/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" };
                                if (vErrors === null) {
                                  vErrors = [err1];
                                } else {
                                  vErrors.push(err1);
                                }
                                errors++;
                              } else {
                                if (data10.pid !== void 0) {
                                  let data11 = data10.pid;
                                  const _errs27 = errors;
                                  if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11)))) {
                                    const err2 = { instancePath: instancePath + "/workflow_group/pid", schemaPath: "common.schema.json#/definitions/Process/properties/pid/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                    if (vErrors === null) {
                                      vErrors = [err2];
                                    } else {
                                      vErrors.push(err2);
                                    }
                                    errors++;
                                  }
                                  if (errors === _errs27) {
                                    if (typeof data11 == "number") {
                                      if (data11 < 1 || isNaN(data11)) {
                                        const err3 = { instancePath: instancePath + "/workflow_group/pid", schemaPath: "common.schema.json#/definitions/Process/properties/pid/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" };
                                        if (vErrors === null) {
                                          vErrors = [err3];
                                        } else {
                                          vErrors.push(err3);
                                        }
                                        errors++;
                                      }
                                    }
                                  }
                                  var valid5 = _errs27 === errors;
                                } else {
                                  var valid5 = true;
                                }
                                if (valid5) {
                                  if (data10.start_time !== void 0) {
                                    let data12 = data10.start_time;
                                    const _errs29 = errors;
                                    if (!(typeof data12 == "number" && (!(data12 % 1) && !isNaN(data12))) && data12 !== null) {
                                      const err4 = { instancePath: instancePath + "/workflow_group/start_time", schemaPath: "common.schema.json#/definitions/Process/properties/start_time/type", keyword: "type", params: { type: schema138.properties.start_time.type }, message: "must be integer,null" };
                                      if (vErrors === null) {
                                        vErrors = [err4];
                                      } else {
                                        vErrors.push(err4);
                                      }
                                      errors++;
                                    }
                                    var valid5 = _errs29 === errors;
                                  } else {
                                    var valid5 = true;
                                  }
                                }
                              }
                            } else {
                              const err5 = { instancePath: instancePath + "/workflow_group", schemaPath: "common.schema.json#/definitions/Process/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                              if (vErrors === null) {
                                vErrors = [err5];
                              } else {
                                vErrors.push(err5);
                              }
                              errors++;
                            }
                          }
                          var _valid0 = _errs24 === errors;
                          if (_valid0 && valid3) {
                            valid3 = false;
                            passing0 = [passing0, 1];
                          } else {
                            if (_valid0) {
                              valid3 = true;
                              passing0 = 1;
                            }
                          }
                          if (!valid3) {
                            const err6 = { instancePath: instancePath + "/workflow_group", schemaPath: "#/properties/workflow_group/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
                            if (vErrors === null) {
                              vErrors = [err6];
                            } else {
                              vErrors.push(err6);
                            }
                            errors++;
                            validate64.errors = vErrors;
                            return false;
                          } else {
                            errors = _errs21;
                            if (vErrors !== null) {
                              if (_errs21) {
                                vErrors.length = _errs21;
                              } else {
                                vErrors = null;
                              }
                            }
                          }
                          var valid0 = _errs20 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.started_at !== void 0) {
                            let data13 = data.started_at;
                            const _errs31 = errors;
                            const _errs32 = errors;
                            if (errors === _errs32) {
                              if (typeof data13 === "string") {
                                if (!pattern0.test(data13)) {
                                  validate64.errors = [{ instancePath: instancePath + "/started_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                                  return false;
                                }
                              } else {
                                validate64.errors = [{ instancePath: instancePath + "/started_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                return false;
                              }
                            }
                            var valid0 = _errs31 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.heartbeat_at !== void 0) {
                              let data14 = data.heartbeat_at;
                              const _errs34 = errors;
                              const _errs35 = errors;
                              if (errors === _errs35) {
                                if (typeof data14 === "string") {
                                  if (!pattern0.test(data14)) {
                                    validate64.errors = [{ instancePath: instancePath + "/heartbeat_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                                    return false;
                                  }
                                } else {
                                  validate64.errors = [{ instancePath: instancePath + "/heartbeat_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                  return false;
                                }
                              }
                              var valid0 = _errs34 === errors;
                            } else {
                              var valid0 = true;
                            }
                          }
                        }
                      }
                    }
                  }
                }
              }
            }
          }
        }
      }
    } else {
      validate64.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate64.errors = vErrors;
  return errors === 0;
}
var tradeRunId = validate65;
var schema142 = { "$id": "trade-run-id.schema.json", "title": "TradeRunId", "description": "The identity of a daily run and its dates, as daily-run-id --json prints it.", "type": "object", "required": ["schema", "run_id", "trade_date", "signal_date", "calendar"], "properties": { "schema": { "const": "trade-run-id/v1" }, "run_id": { "type": "string", "pattern": "^trade_\\d{4}-\\d{2}-\\d{2}_from_signal_\\d{4}-\\d{2}-\\d{2}$" }, "trade_date": { "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" }, "signal_date": { "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" }, "calendar": { "description": "The calendar file; null when Monday to Friday are the trading days.", "type": ["string", "null"] } } };
var pattern41 = new RegExp("^trade_\\d{4}-\\d{2}-\\d{2}_from_signal_\\d{4}-\\d{2}-\\d{2}$", "u");
function validate65(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.run_id === void 0 && (missing0 = "run_id") || data.trade_date === void 0 && (missing0 = "trade_date") || data.signal_date === void 0 && (missing0 = "signal_date") || data.calendar === void 0 && (missing0 = "calendar")) {
        validate65.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("trade-run-id/v1" !== data.schema) {
            validate65.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "trade-run-id/v1" }, message: "must be equal to constant" }];
            return false;
          }
          var valid0 = _errs1 === errors;
        } else {
          var valid0 = true;
        }
        if (valid0) {
          if (data.run_id !== void 0) {
            let data1 = data.run_id;
            const _errs2 = errors;
            if (errors === _errs2) {
              if (typeof data1 === "string") {
                if (!pattern41.test(data1)) {
                  validate65.errors = [{ instancePath: instancePath + "/run_id", schemaPath: "#/properties/run_id/pattern", keyword: "pattern", params: { pattern: "^trade_\\d{4}-\\d{2}-\\d{2}_from_signal_\\d{4}-\\d{2}-\\d{2}$" }, message: 'must match pattern "^trade_\\d{4}-\\d{2}-\\d{2}_from_signal_\\d{4}-\\d{2}-\\d{2}$"' }];
                  return false;
                }
              } else {
                validate65.errors = [{ instancePath: instancePath + "/run_id", schemaPath: "#/properties/run_id/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.trade_date !== void 0) {
              let data2 = data.trade_date;
              const _errs4 = errors;
              if (errors === _errs4) {
                if (typeof data2 === "string") {
                  if (!pattern18.test(data2)) {
                    validate65.errors = [{ instancePath: instancePath + "/trade_date", schemaPath: "#/properties/trade_date/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}$"' }];
                    return false;
                  }
                } else {
                  validate65.errors = [{ instancePath: instancePath + "/trade_date", schemaPath: "#/properties/trade_date/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.signal_date !== void 0) {
                let data3 = data.signal_date;
                const _errs6 = errors;
                if (errors === _errs6) {
                  if (typeof data3 === "string") {
                    if (!pattern18.test(data3)) {
                      validate65.errors = [{ instancePath: instancePath + "/signal_date", schemaPath: "#/properties/signal_date/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}$"' }];
                      return false;
                    }
                  } else {
                    validate65.errors = [{ instancePath: instancePath + "/signal_date", schemaPath: "#/properties/signal_date/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.calendar !== void 0) {
                  let data4 = data.calendar;
                  const _errs8 = errors;
                  if (typeof data4 !== "string" && data4 !== null) {
                    validate65.errors = [{ instancePath: instancePath + "/calendar", schemaPath: "#/properties/calendar/type", keyword: "type", params: { type: schema142.properties.calendar.type }, message: "must be string,null" }];
                    return false;
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
              }
            }
          }
        }
      }
    } else {
      validate65.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate65.errors = vErrors;
  return errors === 0;
}
export {
  candidateQueuePolicy,
  cleanupLogEntry,
  cleanupPlan,
  cleanupResult,
  comparison,
  context,
  dataQualityPage,
  dataQualityReport,
  finalizeResult,
  freeze,
  freezeV1,
  freezeVerification,
  governanceAudit,
  installManifest,
  installResult,
  leaderboardPage,
  ledgerRow,
  monitorRound,
  preflight,
  productionGatesReport,
  queueResult,
  queueRow,
  registryResult,
  registryRow,
  remediationPlan,
  result,
  retentionPolicy,
  runLogPolicy,
  runLogValidation,
  runReviewPage,
  runReviewResult,
  sessionStatus,
  stageCheck,
  stagePolicy,
  stageWaiver,
  status,
  tradeRunId
};
