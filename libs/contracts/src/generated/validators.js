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
var comparison = validate11;
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.expected === void 0 && (missing0 = "expected") || data.actual === void 0 && (missing0 = "actual") || data.equal === void 0 && (missing0 = "equal") || data.compared_files === void 0 && (missing0 = "compared_files") || data.differences === void 0 && (missing0 = "differences") || data.added_files === void 0 && (missing0 = "added_files")) {
        validate11.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("comparison/v1" !== data.schema) {
            validate11.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "comparison/v1" }, message: "must be equal to constant" }];
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
              validate11.errors = [{ instancePath: instancePath + "/expected", schemaPath: "#/properties/expected/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                validate11.errors = [{ instancePath: instancePath + "/actual", schemaPath: "#/properties/actual/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate11.errors = [{ instancePath: instancePath + "/equal", schemaPath: "#/properties/equal/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
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
                    validate11.errors = [{ instancePath: instancePath + "/compared_files", schemaPath: "#/properties/compared_files/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                    return false;
                  }
                  if (errors === _errs8) {
                    if (typeof data4 == "number") {
                      if (data4 < 0 || isNaN(data4)) {
                        validate11.errors = [{ instancePath: instancePath + "/compared_files", schemaPath: "#/properties/compared_files/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
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
                                validate11.errors = [{ instancePath: instancePath + "/differences/" + i0, schemaPath: "#/properties/differences/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                return false;
                              } else {
                                if (data6.where !== void 0) {
                                  const _errs14 = errors;
                                  if (typeof data6.where !== "string") {
                                    validate11.errors = [{ instancePath: instancePath + "/differences/" + i0 + "/where", schemaPath: "#/properties/differences/items/properties/where/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                                      validate11.errors = [{ instancePath: instancePath + "/differences/" + i0 + "/place", schemaPath: "#/properties/differences/items/properties/place/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                                        validate11.errors = [{ instancePath: instancePath + "/differences/" + i0 + "/expected", schemaPath: "#/properties/differences/items/properties/expected/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                                          validate11.errors = [{ instancePath: instancePath + "/differences/" + i0 + "/actual", schemaPath: "#/properties/differences/items/properties/actual/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                              validate11.errors = [{ instancePath: instancePath + "/differences/" + i0, schemaPath: "#/properties/differences/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                              return false;
                            }
                          }
                          var valid1 = _errs12 === errors;
                          if (!valid1) {
                            break;
                          }
                        }
                      } else {
                        validate11.errors = [{ instancePath: instancePath + "/differences", schemaPath: "#/properties/differences/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
                              validate11.errors = [{ instancePath: instancePath + "/added_files/" + i1, schemaPath: "#/properties/added_files/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                            var valid3 = _errs24 === errors;
                            if (!valid3) {
                              break;
                            }
                          }
                        } else {
                          validate11.errors = [{ instancePath: instancePath + "/added_files", schemaPath: "#/properties/added_files/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
      validate11.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate11.errors = vErrors;
  return errors === 0;
}
var context = validate12;
var schema14 = { "$id": "context.schema.json", "title": "RunContext", "description": "context.json of a run directory: what was asked for, by whom, where. Written by official-run; older ones come from the replaced wrapper.", "type": "object", "properties": { "timestamp": { "description": "Local time of the start, YYYY-MM-DD_HHMMSS, as in the directory's name.", "type": ["string", "null"] }, "hostname": { "type": ["string", "null"] }, "git_branch": { "description": "Empty on a detached HEAD, unknown outside git.", "type": ["string", "null"] }, "git_commit": { "type": ["string", "null"] }, "workflow": { "type": ["string", "null"] }, "decision_tag": { "type": ["string", "null"] }, "owner": { "type": ["string", "null"] }, "notes": { "type": ["string", "null"] }, "threads": { "type": ["integer", "string", "null"] }, "skip_data_quality_check": { "description": "1 when the caller skipped the data gate.", "type": ["integer", "boolean", "null"] }, "data_quality_input_csv": { "type": ["string", "null"] }, "data_quality_report_json": { "description": "Relative to the repository; empty until the gate has passed.", "type": ["string", "null"] }, "allow_concurrent": { "description": "True when the caller allowed another official run of the same workflow beside this one.", "type": "boolean" }, "masked": { "description": "Options whose values were left out because they look like secrets.", "type": "array", "items": { "type": "string" } } } };
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.timestamp !== void 0) {
        let data0 = data.timestamp;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate12.errors = [{ instancePath: instancePath + "/timestamp", schemaPath: "#/properties/timestamp/type", keyword: "type", params: { type: schema14.properties.timestamp.type }, message: "must be string,null" }];
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
            validate12.errors = [{ instancePath: instancePath + "/hostname", schemaPath: "#/properties/hostname/type", keyword: "type", params: { type: schema14.properties.hostname.type }, message: "must be string,null" }];
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
              validate12.errors = [{ instancePath: instancePath + "/git_branch", schemaPath: "#/properties/git_branch/type", keyword: "type", params: { type: schema14.properties.git_branch.type }, message: "must be string,null" }];
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
                validate12.errors = [{ instancePath: instancePath + "/git_commit", schemaPath: "#/properties/git_commit/type", keyword: "type", params: { type: schema14.properties.git_commit.type }, message: "must be string,null" }];
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
                  validate12.errors = [{ instancePath: instancePath + "/workflow", schemaPath: "#/properties/workflow/type", keyword: "type", params: { type: schema14.properties.workflow.type }, message: "must be string,null" }];
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
                    validate12.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: schema14.properties.decision_tag.type }, message: "must be string,null" }];
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
                      validate12.errors = [{ instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: schema14.properties.owner.type }, message: "must be string,null" }];
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
                        validate12.errors = [{ instancePath: instancePath + "/notes", schemaPath: "#/properties/notes/type", keyword: "type", params: { type: schema14.properties.notes.type }, message: "must be string,null" }];
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
                          validate12.errors = [{ instancePath: instancePath + "/threads", schemaPath: "#/properties/threads/type", keyword: "type", params: { type: schema14.properties.threads.type }, message: "must be integer,string,null" }];
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
                            validate12.errors = [{ instancePath: instancePath + "/skip_data_quality_check", schemaPath: "#/properties/skip_data_quality_check/type", keyword: "type", params: { type: schema14.properties.skip_data_quality_check.type }, message: "must be integer,boolean,null" }];
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
                              validate12.errors = [{ instancePath: instancePath + "/data_quality_input_csv", schemaPath: "#/properties/data_quality_input_csv/type", keyword: "type", params: { type: schema14.properties.data_quality_input_csv.type }, message: "must be string,null" }];
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
                                validate12.errors = [{ instancePath: instancePath + "/data_quality_report_json", schemaPath: "#/properties/data_quality_report_json/type", keyword: "type", params: { type: schema14.properties.data_quality_report_json.type }, message: "must be string,null" }];
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
                                  validate12.errors = [{ instancePath: instancePath + "/allow_concurrent", schemaPath: "#/properties/allow_concurrent/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
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
                                          validate12.errors = [{ instancePath: instancePath + "/masked/" + i0, schemaPath: "#/properties/masked/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                        var valid1 = _errs29 === errors;
                                        if (!valid1) {
                                          break;
                                        }
                                      }
                                    } else {
                                      validate12.errors = [{ instancePath: instancePath + "/masked", schemaPath: "#/properties/masked/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
      validate12.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate12.errors = vErrors;
  return errors === 0;
}
var dataQualityReport = validate13;
var schema15 = { "$id": "data-quality-report.schema.json", "title": "DataQualityReport", "description": "What data-quality-gate checked, measured and decided.", "type": "object", "properties": { "generated_at": { "description": "UTC, ISO 8601.", "type": "string" }, "inputs": { "description": "The options, as given.", "type": "object", "additionalProperties": { "$ref": "common.schema.json#/definitions/Scalar" } }, "input": { "oneOf": [{ "type": "null" }, { "$ref": "common.schema.json#/definitions/CheckedInput" }] }, "checks": { "type": "object", "additionalProperties": { "type": "boolean" } }, "metrics": { "type": "object" }, "overall_pass": { "type": ["boolean", "null"] }, "failures": { "type": "array", "items": { "type": "string" } }, "warnings": { "type": "array", "items": { "type": "string" } }, "samples": { "description": "For each failed check up to 20 of the rows behind it.", "type": "object", "additionalProperties": { "title": "CheckSamples", "type": "object", "required": ["rows", "truncated"], "properties": { "truncated": { "type": "boolean" }, "rows": { "description": "At most 20.", "type": "array", "items": { "title": "SampleRow", "type": "object", "required": ["line"], "properties": { "line": { "description": "Line of the input on which the row begins, the header on line 1.", "type": "integer", "minimum": 1 }, "values": { "description": "Column \u2192 cell as it stands in the file.", "type": "object", "additionalProperties": { "type": ["string", "null"] } }, "fault": { "type": "string" } } } } } } } } };
var schema17 = { "title": "Scalar", "description": "A figure as Python wrote it: NaN and Infinity, numbers in text and truth values occur.", "type": ["number", "string", "boolean", "null"] };
var pattern0 = new RegExp("^[0-9a-f]{64}$", "u");
function validate13(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.generated_at !== void 0) {
        const _errs1 = errors;
        if (typeof data.generated_at !== "string") {
          validate13.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate13.errors = [{ instancePath: instancePath + "/inputs/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema17.type }, message: "must be number,string,boolean,null" }];
                  return false;
                }
                var valid1 = _errs6 === errors;
                if (!valid1) {
                  break;
                }
              }
            } else {
              validate13.errors = [{ instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
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
                            if (!pattern0.test(data6)) {
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
                    }
                  }
                }
              } else {
                const err7 = { instancePath: instancePath + "/input", schemaPath: "common.schema.json#/definitions/CheckedInput/type", keyword: "type", params: { type: "object" }, message: "must be object" };
                if (vErrors === null) {
                  vErrors = [err7];
                } else {
                  vErrors.push(err7);
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
              const err8 = { instancePath: instancePath + "/input", schemaPath: "#/properties/input/oneOf", keyword: "oneOf", params: { passingSchemas: passing0 }, message: "must match exactly one schema in oneOf" };
              if (vErrors === null) {
                vErrors = [err8];
              } else {
                vErrors.push(err8);
              }
              errors++;
              validate13.errors = vErrors;
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
              let data7 = data.checks;
              const _errs22 = errors;
              if (errors === _errs22) {
                if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
                  for (const key1 in data7) {
                    const _errs25 = errors;
                    if (typeof data7[key1] !== "boolean") {
                      validate13.errors = [{ instancePath: instancePath + "/checks/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/checks/additionalProperties/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                      return false;
                    }
                    var valid6 = _errs25 === errors;
                    if (!valid6) {
                      break;
                    }
                  }
                } else {
                  validate13.errors = [{ instancePath: instancePath + "/checks", schemaPath: "#/properties/checks/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                  return false;
                }
              }
              var valid0 = _errs22 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.metrics !== void 0) {
                let data9 = data.metrics;
                const _errs27 = errors;
                if (!(data9 && typeof data9 == "object" && !Array.isArray(data9))) {
                  validate13.errors = [{ instancePath: instancePath + "/metrics", schemaPath: "#/properties/metrics/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                  return false;
                }
                var valid0 = _errs27 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.overall_pass !== void 0) {
                  let data10 = data.overall_pass;
                  const _errs29 = errors;
                  if (typeof data10 !== "boolean" && data10 !== null) {
                    validate13.errors = [{ instancePath: instancePath + "/overall_pass", schemaPath: "#/properties/overall_pass/type", keyword: "type", params: { type: schema15.properties.overall_pass.type }, message: "must be boolean,null" }];
                    return false;
                  }
                  var valid0 = _errs29 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.failures !== void 0) {
                    let data11 = data.failures;
                    const _errs31 = errors;
                    if (errors === _errs31) {
                      if (Array.isArray(data11)) {
                        var valid7 = true;
                        const len0 = data11.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          const _errs33 = errors;
                          if (typeof data11[i0] !== "string") {
                            validate13.errors = [{ instancePath: instancePath + "/failures/" + i0, schemaPath: "#/properties/failures/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                          var valid7 = _errs33 === errors;
                          if (!valid7) {
                            break;
                          }
                        }
                      } else {
                        validate13.errors = [{ instancePath: instancePath + "/failures", schemaPath: "#/properties/failures/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                        return false;
                      }
                    }
                    var valid0 = _errs31 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.warnings !== void 0) {
                      let data13 = data.warnings;
                      const _errs35 = errors;
                      if (errors === _errs35) {
                        if (Array.isArray(data13)) {
                          var valid8 = true;
                          const len1 = data13.length;
                          for (let i1 = 0; i1 < len1; i1++) {
                            const _errs37 = errors;
                            if (typeof data13[i1] !== "string") {
                              validate13.errors = [{ instancePath: instancePath + "/warnings/" + i1, schemaPath: "#/properties/warnings/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                            var valid8 = _errs37 === errors;
                            if (!valid8) {
                              break;
                            }
                          }
                        } else {
                          validate13.errors = [{ instancePath: instancePath + "/warnings", schemaPath: "#/properties/warnings/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                          return false;
                        }
                      }
                      var valid0 = _errs35 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.samples !== void 0) {
                        let data15 = data.samples;
                        const _errs39 = errors;
                        if (errors === _errs39) {
                          if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
                            for (const key2 in data15) {
                              let data16 = data15[key2];
                              const _errs42 = errors;
                              if (errors === _errs42) {
                                if (data16 && typeof data16 == "object" && !Array.isArray(data16)) {
                                  let missing1;
                                  if (data16.rows === void 0 && (missing1 = "rows") || data16.truncated === void 0 && (missing1 = "truncated")) {
                                    validate13.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/samples/additionalProperties/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                    return false;
                                  } else {
                                    if (data16.truncated !== void 0) {
                                      const _errs44 = errors;
                                      if (typeof data16.truncated !== "boolean") {
                                        validate13.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/truncated", schemaPath: "#/properties/samples/additionalProperties/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                        return false;
                                      }
                                      var valid10 = _errs44 === errors;
                                    } else {
                                      var valid10 = true;
                                    }
                                    if (valid10) {
                                      if (data16.rows !== void 0) {
                                        let data18 = data16.rows;
                                        const _errs46 = errors;
                                        if (errors === _errs46) {
                                          if (Array.isArray(data18)) {
                                            var valid11 = true;
                                            const len2 = data18.length;
                                            for (let i2 = 0; i2 < len2; i2++) {
                                              let data19 = data18[i2];
                                              const _errs48 = errors;
                                              if (errors === _errs48) {
                                                if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
                                                  let missing2;
                                                  if (data19.line === void 0 && (missing2 = "line")) {
                                                    validate13.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i2, schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                                                    return false;
                                                  } else {
                                                    if (data19.line !== void 0) {
                                                      let data20 = data19.line;
                                                      const _errs50 = errors;
                                                      if (!(typeof data20 == "number" && (!(data20 % 1) && !isNaN(data20)))) {
                                                        validate13.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i2 + "/line", schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/line/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                        return false;
                                                      }
                                                      if (errors === _errs50) {
                                                        if (typeof data20 == "number") {
                                                          if (data20 < 1 || isNaN(data20)) {
                                                            validate13.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i2 + "/line", schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/line/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                                            return false;
                                                          }
                                                        }
                                                      }
                                                      var valid12 = _errs50 === errors;
                                                    } else {
                                                      var valid12 = true;
                                                    }
                                                    if (valid12) {
                                                      if (data19.values !== void 0) {
                                                        let data21 = data19.values;
                                                        const _errs52 = errors;
                                                        if (errors === _errs52) {
                                                          if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
                                                            for (const key3 in data21) {
                                                              let data22 = data21[key3];
                                                              const _errs55 = errors;
                                                              if (typeof data22 !== "string" && data22 !== null) {
                                                                validate13.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i2 + "/values/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/values/additionalProperties/type", keyword: "type", params: { type: schema15.properties.samples.additionalProperties.properties.rows.items.properties.values.additionalProperties.type }, message: "must be string,null" }];
                                                                return false;
                                                              }
                                                              var valid13 = _errs55 === errors;
                                                              if (!valid13) {
                                                                break;
                                                              }
                                                            }
                                                          } else {
                                                            validate13.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i2 + "/values", schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/values/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                            return false;
                                                          }
                                                        }
                                                        var valid12 = _errs52 === errors;
                                                      } else {
                                                        var valid12 = true;
                                                      }
                                                      if (valid12) {
                                                        if (data19.fault !== void 0) {
                                                          const _errs57 = errors;
                                                          if (typeof data19.fault !== "string") {
                                                            validate13.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i2 + "/fault", schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/fault/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                            return false;
                                                          }
                                                          var valid12 = _errs57 === errors;
                                                        } else {
                                                          var valid12 = true;
                                                        }
                                                      }
                                                    }
                                                  }
                                                } else {
                                                  validate13.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i2, schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                  return false;
                                                }
                                              }
                                              var valid11 = _errs48 === errors;
                                              if (!valid11) {
                                                break;
                                              }
                                            }
                                          } else {
                                            validate13.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows", schemaPath: "#/properties/samples/additionalProperties/properties/rows/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                                            return false;
                                          }
                                        }
                                        var valid10 = _errs46 === errors;
                                      } else {
                                        var valid10 = true;
                                      }
                                    }
                                  }
                                } else {
                                  validate13.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/samples/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                  return false;
                                }
                              }
                              var valid9 = _errs42 === errors;
                              if (!valid9) {
                                break;
                              }
                            }
                          } else {
                            validate13.errors = [{ instancePath: instancePath + "/samples", schemaPath: "#/properties/samples/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                        }
                        var valid0 = _errs39 === errors;
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
var finalizeResult = validate15;
var schema19 = { "$id": "finalize-result.schema.json", "title": "FinalizeResult", "description": "What finalize-gate-run found and wrote, as --json prints it.", "type": "object", "required": ["schema", "run_dir", "report_json", "stage_log", "summary_md", "decision_tag", "owner", "result", "row_added"], "properties": { "schema": { "const": "finalize-result/v1" }, "run_dir": { "description": "As given or found, relative to the repository.", "type": "string" }, "report_json": { "type": "string" }, "stage_log": { "type": "string" }, "summary_md": { "type": "string" }, "decision_tag": { "type": "string" }, "owner": { "type": "string" }, "result": { "enum": ["pass", "fail"] }, "row_added": { "description": "False when the ledger had this very row already.", "type": "boolean" } } };
function validate15(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.run_dir === void 0 && (missing0 = "run_dir") || data.report_json === void 0 && (missing0 = "report_json") || data.stage_log === void 0 && (missing0 = "stage_log") || data.summary_md === void 0 && (missing0 = "summary_md") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.owner === void 0 && (missing0 = "owner") || data.result === void 0 && (missing0 = "result") || data.row_added === void 0 && (missing0 = "row_added")) {
        validate15.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("finalize-result/v1" !== data.schema) {
            validate15.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "finalize-result/v1" }, message: "must be equal to constant" }];
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
              validate15.errors = [{ instancePath: instancePath + "/run_dir", schemaPath: "#/properties/run_dir/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                validate15.errors = [{ instancePath: instancePath + "/report_json", schemaPath: "#/properties/report_json/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate15.errors = [{ instancePath: instancePath + "/stage_log", schemaPath: "#/properties/stage_log/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                    validate15.errors = [{ instancePath: instancePath + "/summary_md", schemaPath: "#/properties/summary_md/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                      validate15.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                        validate15.errors = [{ instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                          validate15.errors = [{ instancePath: instancePath + "/result", schemaPath: "#/properties/result/enum", keyword: "enum", params: { allowedValues: schema19.properties.result.enum }, message: "must be equal to one of the allowed values" }];
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
                            validate15.errors = [{ instancePath: instancePath + "/row_added", schemaPath: "#/properties/row_added/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
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
      validate15.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate15.errors = vErrors;
  return errors === 0;
}
var freeze = validate16;
var schema20 = { "$id": "freeze.schema.json", "title": "Freeze", "description": "The frozen configuration an official run refers to.", "type": "object", "properties": { "frozen_at": { "type": ["string", "null"] }, "runner": { "type": ["string", "null"] }, "git_commit": { "description": "When present, the commit an official run must stand on.", "type": ["string", "null"] }, "config_hash": { "type": ["string", "null"] } } };
function validate16(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.frozen_at !== void 0) {
        let data0 = data.frozen_at;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate16.errors = [{ instancePath: instancePath + "/frozen_at", schemaPath: "#/properties/frozen_at/type", keyword: "type", params: { type: schema20.properties.frozen_at.type }, message: "must be string,null" }];
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
            validate16.errors = [{ instancePath: instancePath + "/runner", schemaPath: "#/properties/runner/type", keyword: "type", params: { type: schema20.properties.runner.type }, message: "must be string,null" }];
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
              validate16.errors = [{ instancePath: instancePath + "/git_commit", schemaPath: "#/properties/git_commit/type", keyword: "type", params: { type: schema20.properties.git_commit.type }, message: "must be string,null" }];
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
                validate16.errors = [{ instancePath: instancePath + "/config_hash", schemaPath: "#/properties/config_hash/type", keyword: "type", params: { type: schema20.properties.config_hash.type }, message: "must be string,null" }];
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
      validate16.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate16.errors = vErrors;
  return errors === 0;
}
var governanceAudit = validate17;
var schema21 = { "$id": "governance-audit.schema.json", "title": "GovernanceAudit", "description": "governance_audit_check.json of a run directory: is the trail of the run complete and consistent. Older ones come from the replaced script and may lack parts.", "type": "object", "properties": { "generated_at": { "description": "Local time without zone, YYYY-MM-DDTHH:MM:SS.ffffff.", "type": ["string", "null"] }, "checks": { "description": "Name of the check \u2192 held. Only true is a pass.", "type": ["object", "null"], "additionalProperties": { "$ref": "common.schema.json#/definitions/Flag" } }, "details": { "oneOf": [{ "type": "null" }, { "title": "AuditDetails", "description": "What was judged. Paths are absolute; a tag or path is empty when no document states one; overall_pass is the gates' own verdict as the report has it; data_quality_overall_pass is there only when that report was read.", "type": "object", "properties": { "run_dir": { "$ref": "common.schema.json#/definitions/Text" }, "report_json": { "$ref": "common.schema.json#/definitions/Text" }, "decision_tag": { "$ref": "common.schema.json#/definitions/Text" }, "owner": { "$ref": "common.schema.json#/definitions/Text" }, "decision_tag_report": { "$ref": "common.schema.json#/definitions/Text" }, "overall_pass": { "$ref": "common.schema.json#/definitions/Scalar" }, "skip_data_quality_check": { "$ref": "common.schema.json#/definitions/Flag" }, "data_quality_report_json": { "$ref": "common.schema.json#/definitions/Text" }, "data_quality_overall_pass": { "$ref": "common.schema.json#/definitions/Flag" } } }] }, "overall_pass": { "description": "Every check held and nothing failed.", "type": ["boolean", "null"] }, "failures": { "type": ["array", "null"], "items": { "type": "string" } } } };
var schema22 = { "title": "Flag", "type": ["boolean", "integer", "string", "null"] };
var schema23 = { "title": "Text", "type": ["string", "number", "boolean", "null"] };
function validate17(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.generated_at !== void 0) {
        let data0 = data.generated_at;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate17.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/type", keyword: "type", params: { type: schema21.properties.generated_at.type }, message: "must be string,null" }];
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
            validate17.errors = [{ instancePath: instancePath + "/checks", schemaPath: "#/properties/checks/type", keyword: "type", params: { type: schema21.properties.checks.type }, message: "must be object,null" }];
            return false;
          }
          if (errors === _errs3) {
            if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
              for (const key0 in data1) {
                let data2 = data1[key0];
                const _errs6 = errors;
                if (typeof data2 !== "boolean" && !(typeof data2 == "number" && (!(data2 % 1) && !isNaN(data2))) && typeof data2 !== "string" && data2 !== null) {
                  validate17.errors = [{ instancePath: instancePath + "/checks/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "common.schema.json#/definitions/Flag/type", keyword: "type", params: { type: schema22.type }, message: "must be boolean,integer,string,null" }];
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
                    const err1 = { instancePath: instancePath + "/details/run_dir", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema23.type }, message: "must be string,number,boolean,null" };
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
                      const err2 = { instancePath: instancePath + "/details/report_json", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema23.type }, message: "must be string,number,boolean,null" };
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
                        const err3 = { instancePath: instancePath + "/details/decision_tag", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema23.type }, message: "must be string,number,boolean,null" };
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
                          const err4 = { instancePath: instancePath + "/details/owner", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema23.type }, message: "must be string,number,boolean,null" };
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
                            const err5 = { instancePath: instancePath + "/details/decision_tag_report", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema23.type }, message: "must be string,number,boolean,null" };
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
                              const err6 = { instancePath: instancePath + "/details/overall_pass", schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema17.type }, message: "must be number,string,boolean,null" };
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
                                const err7 = { instancePath: instancePath + "/details/skip_data_quality_check", schemaPath: "common.schema.json#/definitions/Flag/type", keyword: "type", params: { type: schema22.type }, message: "must be boolean,integer,string,null" };
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
                                  const err8 = { instancePath: instancePath + "/details/data_quality_report_json", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema23.type }, message: "must be string,number,boolean,null" };
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
                                    const err9 = { instancePath: instancePath + "/details/data_quality_overall_pass", schemaPath: "common.schema.json#/definitions/Flag/type", keyword: "type", params: { type: schema22.type }, message: "must be boolean,integer,string,null" };
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
              validate17.errors = vErrors;
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
                validate17.errors = [{ instancePath: instancePath + "/overall_pass", schemaPath: "#/properties/overall_pass/type", keyword: "type", params: { type: schema21.properties.overall_pass.type }, message: "must be boolean,null" }];
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
                  validate17.errors = [{ instancePath: instancePath + "/failures", schemaPath: "#/properties/failures/type", keyword: "type", params: { type: schema21.properties.failures.type }, message: "must be array,null" }];
                  return false;
                }
                if (errors === _errs44) {
                  if (Array.isArray(data14)) {
                    var valid14 = true;
                    const len0 = data14.length;
                    for (let i0 = 0; i0 < len0; i0++) {
                      const _errs46 = errors;
                      if (typeof data14[i0] !== "string") {
                        validate17.errors = [{ instancePath: instancePath + "/failures/" + i0, schemaPath: "#/properties/failures/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
      validate17.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate17.errors = vErrors;
  return errors === 0;
}
var installManifest = validate18;
var schema32 = { "$id": "install-manifest.schema.json", "title": "InstallManifest", "description": "scripts/.gatehouse-install.json of a research repository: which files install-into put there and what it keeps of those it replaced. An entry stands before its file is touched.", "type": "object", "required": ["schema", "home", "files"], "properties": { "schema": { "const": "install-manifest/v1" }, "home": { "description": "Where the executables are installed; the wrappers name it.", "type": "string", "minLength": 1 }, "files": { "type": "array", "items": { "title": "InstalledFile", "type": "object", "required": ["name", "sha256", "kept"], "properties": { "name": { "description": "Name in scripts/.", "type": "string", "pattern": "^[A-Za-z0-9_]+\\.(py|sh)$" }, "sha256": { "description": "Of the wrapper: a file with another one was changed since and is not touched.", "type": "string", "pattern": "^[0-9a-f]{64}$" }, "kept": { "description": "Name in scripts/ under which the replaced file is kept; null when there was none.", "type": ["string", "null"] } } } } } };
var func2 = require_ucs2length().default;
var pattern1 = new RegExp("^[A-Za-z0-9_]+\\.(py|sh)$", "u");
function validate18(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.home === void 0 && (missing0 = "home") || data.files === void 0 && (missing0 = "files")) {
        validate18.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("install-manifest/v1" !== data.schema) {
            validate18.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "install-manifest/v1" }, message: "must be equal to constant" }];
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
                  validate18.errors = [{ instancePath: instancePath + "/home", schemaPath: "#/properties/home/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate18.errors = [{ instancePath: instancePath + "/home", schemaPath: "#/properties/home/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                          validate18.errors = [{ instancePath: instancePath + "/files/" + i0, schemaPath: "#/properties/files/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                          return false;
                        } else {
                          if (data3.name !== void 0) {
                            let data4 = data3.name;
                            const _errs8 = errors;
                            if (errors === _errs8) {
                              if (typeof data4 === "string") {
                                if (!pattern1.test(data4)) {
                                  validate18.errors = [{ instancePath: instancePath + "/files/" + i0 + "/name", schemaPath: "#/properties/files/items/properties/name/pattern", keyword: "pattern", params: { pattern: "^[A-Za-z0-9_]+\\.(py|sh)$" }, message: 'must match pattern "^[A-Za-z0-9_]+\\.(py|sh)$"' }];
                                  return false;
                                }
                              } else {
                                validate18.errors = [{ instancePath: instancePath + "/files/" + i0 + "/name", schemaPath: "#/properties/files/items/properties/name/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                                  if (!pattern0.test(data5)) {
                                    validate18.errors = [{ instancePath: instancePath + "/files/" + i0 + "/sha256", schemaPath: "#/properties/files/items/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                    return false;
                                  }
                                } else {
                                  validate18.errors = [{ instancePath: instancePath + "/files/" + i0 + "/sha256", schemaPath: "#/properties/files/items/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                                  validate18.errors = [{ instancePath: instancePath + "/files/" + i0 + "/kept", schemaPath: "#/properties/files/items/properties/kept/type", keyword: "type", params: { type: schema32.properties.files.items.properties.kept.type }, message: "must be string,null" }];
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
                        validate18.errors = [{ instancePath: instancePath + "/files/" + i0, schemaPath: "#/properties/files/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                        return false;
                      }
                    }
                    var valid1 = _errs6 === errors;
                    if (!valid1) {
                      break;
                    }
                  }
                } else {
                  validate18.errors = [{ instancePath: instancePath + "/files", schemaPath: "#/properties/files/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
      validate18.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate18.errors = vErrors;
  return errors === 0;
}
var installResult = validate19;
var schema33 = { "$id": "install-result.schema.json", "title": "InstallResult", "description": "What install-into did, or with --dry-run would do.", "type": "object", "required": ["schema", "repository", "home", "dry_run", "steps"], "properties": { "schema": { "const": "install-result/v1" }, "repository": { "type": "string" }, "home": { "type": "string" }, "dry_run": { "type": "boolean" }, "steps": { "type": "array", "items": { "title": "InstallStep", "type": "object", "required": ["action", "file", "why"], "properties": { "action": { "enum": ["install", "replace", "renew", "unchanged", "left", "restore", "remove"] }, "file": { "type": "string" }, "why": { "type": "string" } } } } } };
function validate19(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.repository === void 0 && (missing0 = "repository") || data.home === void 0 && (missing0 = "home") || data.dry_run === void 0 && (missing0 = "dry_run") || data.steps === void 0 && (missing0 = "steps")) {
        validate19.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("install-result/v1" !== data.schema) {
            validate19.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "install-result/v1" }, message: "must be equal to constant" }];
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
              validate19.errors = [{ instancePath: instancePath + "/repository", schemaPath: "#/properties/repository/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                validate19.errors = [{ instancePath: instancePath + "/home", schemaPath: "#/properties/home/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate19.errors = [{ instancePath: instancePath + "/dry_run", schemaPath: "#/properties/dry_run/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
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
                              validate19.errors = [{ instancePath: instancePath + "/steps/" + i0, schemaPath: "#/properties/steps/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                              return false;
                            } else {
                              if (data5.action !== void 0) {
                                let data6 = data5.action;
                                const _errs12 = errors;
                                if (!(data6 === "install" || data6 === "replace" || data6 === "renew" || data6 === "unchanged" || data6 === "left" || data6 === "restore" || data6 === "remove")) {
                                  validate19.errors = [{ instancePath: instancePath + "/steps/" + i0 + "/action", schemaPath: "#/properties/steps/items/properties/action/enum", keyword: "enum", params: { allowedValues: schema33.properties.steps.items.properties.action.enum }, message: "must be equal to one of the allowed values" }];
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
                                    validate19.errors = [{ instancePath: instancePath + "/steps/" + i0 + "/file", schemaPath: "#/properties/steps/items/properties/file/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                                      validate19.errors = [{ instancePath: instancePath + "/steps/" + i0 + "/why", schemaPath: "#/properties/steps/items/properties/why/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                            validate19.errors = [{ instancePath: instancePath + "/steps/" + i0, schemaPath: "#/properties/steps/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                            return false;
                          }
                        }
                        var valid1 = _errs10 === errors;
                        if (!valid1) {
                          break;
                        }
                      }
                    } else {
                      validate19.errors = [{ instancePath: instancePath + "/steps", schemaPath: "#/properties/steps/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
      validate19.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate19.errors = vErrors;
  return errors === 0;
}
var ledgerRow = validate20;
var schema34 = { "$id": "ledger-row.schema.json", "title": "LedgerRow", "description": "A row of the stage audit log, column \u2192 text of the cell as it reads in Markdown (the ledger itself escapes it).", "type": "object", "required": ["date", "stage", "decision_tag", "owner", "objective", "command_ref", "artifact_ref", "result", "next_action"], "properties": { "date": { "description": "Local day of the finalizing.", "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" }, "stage": { "type": "string", "minLength": 1 }, "decision_tag": { "description": "unknown when nothing states one.", "type": "string", "minLength": 1 }, "owner": { "type": "string" }, "objective": { "type": "string" }, "command_ref": { "description": "The run's command.sh, as code.", "type": "string", "minLength": 1 }, "artifact_ref": { "description": "The report, as code.", "type": "string", "minLength": 1 }, "result": { "enum": ["pass", "fail"] }, "next_action": { "type": "string" } } };
var pattern3 = new RegExp("^\\d{4}-\\d{2}-\\d{2}$", "u");
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.date === void 0 && (missing0 = "date") || data.stage === void 0 && (missing0 = "stage") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.owner === void 0 && (missing0 = "owner") || data.objective === void 0 && (missing0 = "objective") || data.command_ref === void 0 && (missing0 = "command_ref") || data.artifact_ref === void 0 && (missing0 = "artifact_ref") || data.result === void 0 && (missing0 = "result") || data.next_action === void 0 && (missing0 = "next_action")) {
        validate20.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.date !== void 0) {
          let data0 = data.date;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 === "string") {
              if (!pattern3.test(data0)) {
                validate20.errors = [{ instancePath: instancePath + "/date", schemaPath: "#/properties/date/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}$"' }];
                return false;
              }
            } else {
              validate20.errors = [{ instancePath: instancePath + "/date", schemaPath: "#/properties/date/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate20.errors = [{ instancePath: instancePath + "/stage", schemaPath: "#/properties/stage/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate20.errors = [{ instancePath: instancePath + "/stage", schemaPath: "#/properties/stage/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                    validate20.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                    return false;
                  }
                } else {
                  validate20.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate20.errors = [{ instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                    validate20.errors = [{ instancePath: instancePath + "/objective", schemaPath: "#/properties/objective/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                          validate20.errors = [{ instancePath: instancePath + "/command_ref", schemaPath: "#/properties/command_ref/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                          return false;
                        }
                      } else {
                        validate20.errors = [{ instancePath: instancePath + "/command_ref", schemaPath: "#/properties/command_ref/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                            validate20.errors = [{ instancePath: instancePath + "/artifact_ref", schemaPath: "#/properties/artifact_ref/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                            return false;
                          }
                        } else {
                          validate20.errors = [{ instancePath: instancePath + "/artifact_ref", schemaPath: "#/properties/artifact_ref/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                          validate20.errors = [{ instancePath: instancePath + "/result", schemaPath: "#/properties/result/enum", keyword: "enum", params: { allowedValues: schema34.properties.result.enum }, message: "must be equal to one of the allowed values" }];
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
                            validate20.errors = [{ instancePath: instancePath + "/next_action", schemaPath: "#/properties/next_action/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
      validate20.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate20.errors = vErrors;
  return errors === 0;
}
var monitorRound = validate21;
var schema35 = { "$id": "monitor-round.schema.json", "title": "MonitorRound", "description": "One look at a run by monitor-gate-run: the state it is in and the evidence for it. With --json one such document per round, each on one line.", "type": "object", "required": ["schema", "observed_at", "host", "decision_tag", "run_dir", "workflow", "state", "phase", "exit_code", "signal", "reason", "elapsed_s", "evidence", "has_result", "log_tail", "processes", "gate_reports"], "properties": { "schema": { "const": "monitor-round/v1" }, "observed_at": { "$ref": "common.schema.json#/definitions/Instant" }, "host": { "description": "Where it was looked, as given with --host; null for this machine.", "type": ["string", "null"] }, "decision_tag": { "type": "string" }, "run_dir": { "description": "Relative to the repository; null while there is no such run.", "type": ["string", "null"] }, "workflow": { "type": ["string", "null"] }, "state": { "description": "absent: there is no such run yet (only while it is waited for). lost: no result, and on its own host nothing of it lives. unknown: cannot be judged from here.", "enum": ["running", "succeeded", "failed", "blocked", "interrupted", "lost", "unknown", "absent"] }, "phase": { "description": "The step the run is in or ended in.", "type": ["string", "null"] }, "exit_code": { "type": ["integer", "null"] }, "signal": { "type": ["string", "null"] }, "reason": { "description": "Why the run did not succeed, in its own words.", "type": ["string", "null"] }, "elapsed_s": { "description": "Seconds from the start to the end, or until now; null when nothing tells.", "type": ["number", "null"] }, "evidence": { "description": "Why the state is believed, one sentence each.", "type": "array", "items": { "type": "string" } }, "has_result": { "description": "True when result.json is there and can be read.", "type": "boolean" }, "log_tail": { "description": "The last lines of run.log, as they stand there.", "type": "array", "items": { "type": "string" } }, "processes": { "description": "Living processes that belong to the run or carry the workflow pattern.", "type": "array", "items": { "title": "SeenProcess", "type": "object", "required": ["pid", "command"], "properties": { "pid": { "type": "integer", "minimum": 1 }, "command": { "description": "The words of its command line, with blanks between.", "type": "string" } } } }, "gate_reports": { "description": "The last reports by name, relative to the repository.", "type": "array", "items": { "type": "string" } }, "report_json": { "description": "With --locate: the newest report that states this tag, relative to the repository; null when there is none.", "type": ["string", "null"] } } };
var pattern4 = new RegExp("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$", "u");
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.observed_at === void 0 && (missing0 = "observed_at") || data.host === void 0 && (missing0 = "host") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.run_dir === void 0 && (missing0 = "run_dir") || data.workflow === void 0 && (missing0 = "workflow") || data.state === void 0 && (missing0 = "state") || data.phase === void 0 && (missing0 = "phase") || data.exit_code === void 0 && (missing0 = "exit_code") || data.signal === void 0 && (missing0 = "signal") || data.reason === void 0 && (missing0 = "reason") || data.elapsed_s === void 0 && (missing0 = "elapsed_s") || data.evidence === void 0 && (missing0 = "evidence") || data.has_result === void 0 && (missing0 = "has_result") || data.log_tail === void 0 && (missing0 = "log_tail") || data.processes === void 0 && (missing0 = "processes") || data.gate_reports === void 0 && (missing0 = "gate_reports")) {
        validate21.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("monitor-round/v1" !== data.schema) {
            validate21.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "monitor-round/v1" }, message: "must be equal to constant" }];
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
                if (!pattern4.test(data1)) {
                  validate21.errors = [{ instancePath: instancePath + "/observed_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                  return false;
                }
              } else {
                validate21.errors = [{ instancePath: instancePath + "/observed_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                validate21.errors = [{ instancePath: instancePath + "/host", schemaPath: "#/properties/host/type", keyword: "type", params: { type: schema35.properties.host.type }, message: "must be string,null" }];
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
                  validate21.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                    validate21.errors = [{ instancePath: instancePath + "/run_dir", schemaPath: "#/properties/run_dir/type", keyword: "type", params: { type: schema35.properties.run_dir.type }, message: "must be string,null" }];
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
                      validate21.errors = [{ instancePath: instancePath + "/workflow", schemaPath: "#/properties/workflow/type", keyword: "type", params: { type: schema35.properties.workflow.type }, message: "must be string,null" }];
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
                        validate21.errors = [{ instancePath: instancePath + "/state", schemaPath: "#/properties/state/enum", keyword: "enum", params: { allowedValues: schema35.properties.state.enum }, message: "must be equal to one of the allowed values" }];
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
                          validate21.errors = [{ instancePath: instancePath + "/phase", schemaPath: "#/properties/phase/type", keyword: "type", params: { type: schema35.properties.phase.type }, message: "must be string,null" }];
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
                            validate21.errors = [{ instancePath: instancePath + "/exit_code", schemaPath: "#/properties/exit_code/type", keyword: "type", params: { type: schema35.properties.exit_code.type }, message: "must be integer,null" }];
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
                              validate21.errors = [{ instancePath: instancePath + "/signal", schemaPath: "#/properties/signal/type", keyword: "type", params: { type: schema35.properties.signal.type }, message: "must be string,null" }];
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
                                validate21.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: schema35.properties.reason.type }, message: "must be string,null" }];
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
                                  validate21.errors = [{ instancePath: instancePath + "/elapsed_s", schemaPath: "#/properties/elapsed_s/type", keyword: "type", params: { type: schema35.properties.elapsed_s.type }, message: "must be number,null" }];
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
                                          validate21.errors = [{ instancePath: instancePath + "/evidence/" + i0, schemaPath: "#/properties/evidence/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                        var valid2 = _errs26 === errors;
                                        if (!valid2) {
                                          break;
                                        }
                                      }
                                    } else {
                                      validate21.errors = [{ instancePath: instancePath + "/evidence", schemaPath: "#/properties/evidence/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
                                      validate21.errors = [{ instancePath: instancePath + "/has_result", schemaPath: "#/properties/has_result/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
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
                                              validate21.errors = [{ instancePath: instancePath + "/log_tail/" + i1, schemaPath: "#/properties/log_tail/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                              return false;
                                            }
                                            var valid3 = _errs32 === errors;
                                            if (!valid3) {
                                              break;
                                            }
                                          }
                                        } else {
                                          validate21.errors = [{ instancePath: instancePath + "/log_tail", schemaPath: "#/properties/log_tail/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
                                                    validate21.errors = [{ instancePath: instancePath + "/processes/" + i2, schemaPath: "#/properties/processes/items/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                                    return false;
                                                  } else {
                                                    if (data18.pid !== void 0) {
                                                      let data19 = data18.pid;
                                                      const _errs38 = errors;
                                                      if (!(typeof data19 == "number" && (!(data19 % 1) && !isNaN(data19)))) {
                                                        validate21.errors = [{ instancePath: instancePath + "/processes/" + i2 + "/pid", schemaPath: "#/properties/processes/items/properties/pid/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                        return false;
                                                      }
                                                      if (errors === _errs38) {
                                                        if (typeof data19 == "number") {
                                                          if (data19 < 1 || isNaN(data19)) {
                                                            validate21.errors = [{ instancePath: instancePath + "/processes/" + i2 + "/pid", schemaPath: "#/properties/processes/items/properties/pid/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
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
                                                          validate21.errors = [{ instancePath: instancePath + "/processes/" + i2 + "/command", schemaPath: "#/properties/processes/items/properties/command/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                          return false;
                                                        }
                                                        var valid5 = _errs40 === errors;
                                                      } else {
                                                        var valid5 = true;
                                                      }
                                                    }
                                                  }
                                                } else {
                                                  validate21.errors = [{ instancePath: instancePath + "/processes/" + i2, schemaPath: "#/properties/processes/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                  return false;
                                                }
                                              }
                                              var valid4 = _errs36 === errors;
                                              if (!valid4) {
                                                break;
                                              }
                                            }
                                          } else {
                                            validate21.errors = [{ instancePath: instancePath + "/processes", schemaPath: "#/properties/processes/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
                                                  validate21.errors = [{ instancePath: instancePath + "/gate_reports/" + i3, schemaPath: "#/properties/gate_reports/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                                  return false;
                                                }
                                                var valid6 = _errs44 === errors;
                                                if (!valid6) {
                                                  break;
                                                }
                                              }
                                            } else {
                                              validate21.errors = [{ instancePath: instancePath + "/gate_reports", schemaPath: "#/properties/gate_reports/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
                                              validate21.errors = [{ instancePath: instancePath + "/report_json", schemaPath: "#/properties/report_json/type", keyword: "type", params: { type: schema35.properties.report_json.type }, message: "must be string,null" }];
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
      validate21.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate21.errors = vErrors;
  return errors === 0;
}
var preflight = validate22;
var schema37 = { "$id": "preflight.schema.json", "title": "Preflight", "description": "What workstation-preflight found and whether it is enough for a heavy run.", "type": "object", "required": ["timestamp", "hostname", "root_dir", "git_branch", "git_commit", "git_dirty_count", "cores", "memory_gb", "min_cores", "min_memory_gb", "require_clean", "status", "reasons"], "properties": { "timestamp": { "description": "Local time with zone, YYYY-MM-DDTHH:MM:SS+HHMM.", "type": "string" }, "hostname": { "type": "string" }, "root_dir": { "type": "string" }, "git_branch": { "description": "Empty on a detached HEAD, unknown outside git.", "type": "string" }, "git_commit": { "type": "string" }, "git_dirty_count": { "type": "integer", "minimum": 0 }, "cores": { "description": "Cores this process may use.", "type": "integer", "minimum": 0 }, "memory_gb": { "description": "Whole GiB of memory this process may use.", "type": "integer", "minimum": 0 }, "min_cores": { "type": "integer" }, "min_memory_gb": { "type": "integer" }, "require_clean": { "enum": [0, 1] }, "status": { "enum": ["pass", "fail"] }, "reasons": { "type": "array", "items": { "type": "string" } }, "host_cores": { "description": "Cores of the machine, where a container grants fewer.", "type": "integer" }, "host_memory_gb": { "type": "integer" } } };
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.timestamp === void 0 && (missing0 = "timestamp") || data.hostname === void 0 && (missing0 = "hostname") || data.root_dir === void 0 && (missing0 = "root_dir") || data.git_branch === void 0 && (missing0 = "git_branch") || data.git_commit === void 0 && (missing0 = "git_commit") || data.git_dirty_count === void 0 && (missing0 = "git_dirty_count") || data.cores === void 0 && (missing0 = "cores") || data.memory_gb === void 0 && (missing0 = "memory_gb") || data.min_cores === void 0 && (missing0 = "min_cores") || data.min_memory_gb === void 0 && (missing0 = "min_memory_gb") || data.require_clean === void 0 && (missing0 = "require_clean") || data.status === void 0 && (missing0 = "status") || data.reasons === void 0 && (missing0 = "reasons")) {
        validate22.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.timestamp !== void 0) {
          const _errs1 = errors;
          if (typeof data.timestamp !== "string") {
            validate22.errors = [{ instancePath: instancePath + "/timestamp", schemaPath: "#/properties/timestamp/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
              validate22.errors = [{ instancePath: instancePath + "/hostname", schemaPath: "#/properties/hostname/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                validate22.errors = [{ instancePath: instancePath + "/root_dir", schemaPath: "#/properties/root_dir/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate22.errors = [{ instancePath: instancePath + "/git_branch", schemaPath: "#/properties/git_branch/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                    validate22.errors = [{ instancePath: instancePath + "/git_commit", schemaPath: "#/properties/git_commit/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                      validate22.errors = [{ instancePath: instancePath + "/git_dirty_count", schemaPath: "#/properties/git_dirty_count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                      return false;
                    }
                    if (errors === _errs11) {
                      if (typeof data5 == "number") {
                        if (data5 < 0 || isNaN(data5)) {
                          validate22.errors = [{ instancePath: instancePath + "/git_dirty_count", schemaPath: "#/properties/git_dirty_count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
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
                        validate22.errors = [{ instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                        return false;
                      }
                      if (errors === _errs13) {
                        if (typeof data6 == "number") {
                          if (data6 < 0 || isNaN(data6)) {
                            validate22.errors = [{ instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
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
                          validate22.errors = [{ instancePath: instancePath + "/memory_gb", schemaPath: "#/properties/memory_gb/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                          return false;
                        }
                        if (errors === _errs15) {
                          if (typeof data7 == "number") {
                            if (data7 < 0 || isNaN(data7)) {
                              validate22.errors = [{ instancePath: instancePath + "/memory_gb", schemaPath: "#/properties/memory_gb/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
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
                            validate22.errors = [{ instancePath: instancePath + "/min_cores", schemaPath: "#/properties/min_cores/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
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
                              validate22.errors = [{ instancePath: instancePath + "/min_memory_gb", schemaPath: "#/properties/min_memory_gb/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
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
                                validate22.errors = [{ instancePath: instancePath + "/require_clean", schemaPath: "#/properties/require_clean/enum", keyword: "enum", params: { allowedValues: schema37.properties.require_clean.enum }, message: "must be equal to one of the allowed values" }];
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
                                  validate22.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema37.properties.status.enum }, message: "must be equal to one of the allowed values" }];
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
                                          validate22.errors = [{ instancePath: instancePath + "/reasons/" + i0, schemaPath: "#/properties/reasons/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                        var valid1 = _errs25 === errors;
                                        if (!valid1) {
                                          break;
                                        }
                                      }
                                    } else {
                                      validate22.errors = [{ instancePath: instancePath + "/reasons", schemaPath: "#/properties/reasons/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
                                      validate22.errors = [{ instancePath: instancePath + "/host_cores", schemaPath: "#/properties/host_cores/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
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
                                        validate22.errors = [{ instancePath: instancePath + "/host_memory_gb", schemaPath: "#/properties/host_memory_gb/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
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
      validate22.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate22.errors = vErrors;
  return errors === 0;
}
var productionGatesReport = validate23;
var schema38 = { "$id": "production-gates-report.schema.json", "title": "ProductionGatesReport", "description": "production_gates_report.json as the workflow writes it. Written by Python as a rule: figures may be NaN, Infinity, integers or text, sections may be missing; old reports say args for inputs and gate for gates.", "type": "object", "properties": { "generated_at": { "type": ["string", "null"] }, "inputs": { "oneOf": [{ "type": "null" }, { "$ref": "#/definitions/Inputs" }] }, "args": { "oneOf": [{ "type": "null" }, { "$ref": "#/definitions/Inputs" }] }, "outputs": { "type": ["object", "null"] }, "cost_stress": { "type": ["array", "null"], "items": { "title": "CostRow", "type": "object", "properties": { "cost_multiplier": { "$ref": "common.schema.json#/definitions/Scalar" }, "return_code": { "$ref": "common.schema.json#/definitions/Scalar" }, "test_ic": { "$ref": "common.schema.json#/definitions/Scalar" }, "train_ic": { "$ref": "common.schema.json#/definitions/Scalar" } } } }, "wf_stress": { "$ref": "#/definitions/Figures" }, "risk_diagnostics": { "$ref": "#/definitions/Figures" }, "statistical_gates": { "$ref": "#/definitions/Figures" }, "gates": { "$ref": "#/definitions/Figures" }, "gate": { "$ref": "#/definitions/Figures" } }, "definitions": { "Inputs": { "title": "ReportInputs", "type": "object", "properties": { "decision_tag": { "type": ["string", "number", "null"] }, "owner": { "$ref": "common.schema.json#/definitions/Text" }, "notes": { "$ref": "common.schema.json#/definitions/Text" }, "factor": { "$ref": "common.schema.json#/definitions/Text" }, "strategy": { "$ref": "common.schema.json#/definitions/Text" }, "freeze_file": { "$ref": "common.schema.json#/definitions/Text" } } }, "Figures": { "title": "Figures", "description": "A section of named figures.", "type": ["object", "null"] } } };
var schema49 = { "title": "Figures", "description": "A section of named figures.", "type": ["object", "null"] };
var schema39 = { "title": "ReportInputs", "type": "object", "properties": { "decision_tag": { "type": ["string", "number", "null"] }, "owner": { "$ref": "common.schema.json#/definitions/Text" }, "notes": { "$ref": "common.schema.json#/definitions/Text" }, "factor": { "$ref": "common.schema.json#/definitions/Text" }, "strategy": { "$ref": "common.schema.json#/definitions/Text" }, "freeze_file": { "$ref": "common.schema.json#/definitions/Text" } } };
function validate24(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.decision_tag !== void 0) {
        let data0 = data.decision_tag;
        const _errs1 = errors;
        if (typeof data0 !== "string" && !(typeof data0 == "number") && data0 !== null) {
          validate24.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: schema39.properties.decision_tag.type }, message: "must be string,number,null" }];
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
            validate24.errors = [{ instancePath: instancePath + "/owner", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema23.type }, message: "must be string,number,boolean,null" }];
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
              validate24.errors = [{ instancePath: instancePath + "/notes", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema23.type }, message: "must be string,number,boolean,null" }];
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
                validate24.errors = [{ instancePath: instancePath + "/factor", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema23.type }, message: "must be string,number,boolean,null" }];
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
                  validate24.errors = [{ instancePath: instancePath + "/strategy", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema23.type }, message: "must be string,number,boolean,null" }];
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
                    validate24.errors = [{ instancePath: instancePath + "/freeze_file", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema23.type }, message: "must be string,number,boolean,null" }];
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
      validate24.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate24.errors = vErrors;
  return errors === 0;
}
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.generated_at !== void 0) {
        let data0 = data.generated_at;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate23.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/type", keyword: "type", params: { type: schema38.properties.generated_at.type }, message: "must be string,null" }];
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
          if (!validate24(data1, { instancePath: instancePath + "/inputs", parentData: data, parentDataProperty: "inputs", rootData })) {
            vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
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
            validate23.errors = vErrors;
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
            if (!validate24(data2, { instancePath: instancePath + "/args", parentData: data, parentDataProperty: "args", rootData })) {
              vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
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
              validate23.errors = vErrors;
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
                validate23.errors = [{ instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: schema38.properties.outputs.type }, message: "must be object,null" }];
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
                  validate23.errors = [{ instancePath: instancePath + "/cost_stress", schemaPath: "#/properties/cost_stress/type", keyword: "type", params: { type: schema38.properties.cost_stress.type }, message: "must be array,null" }];
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
                              validate23.errors = [{ instancePath: instancePath + "/cost_stress/" + i0 + "/cost_multiplier", schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema17.type }, message: "must be number,string,boolean,null" }];
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
                                validate23.errors = [{ instancePath: instancePath + "/cost_stress/" + i0 + "/return_code", schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema17.type }, message: "must be number,string,boolean,null" }];
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
                                  validate23.errors = [{ instancePath: instancePath + "/cost_stress/" + i0 + "/test_ic", schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema17.type }, message: "must be number,string,boolean,null" }];
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
                                    validate23.errors = [{ instancePath: instancePath + "/cost_stress/" + i0 + "/train_ic", schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema17.type }, message: "must be number,string,boolean,null" }];
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
                          validate23.errors = [{ instancePath: instancePath + "/cost_stress/" + i0, schemaPath: "#/properties/cost_stress/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
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
                    validate23.errors = [{ instancePath: instancePath + "/wf_stress", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema49.type }, message: "must be object,null" }];
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
                      validate23.errors = [{ instancePath: instancePath + "/risk_diagnostics", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema49.type }, message: "must be object,null" }];
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
                        validate23.errors = [{ instancePath: instancePath + "/statistical_gates", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema49.type }, message: "must be object,null" }];
                        return false;
                      }
                      var valid0 = _errs37 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.gates !== void 0) {
                        let data13 = data.gates;
                        const _errs40 = errors;
                        if (!(data13 && typeof data13 == "object" && !Array.isArray(data13)) && data13 !== null) {
                          validate23.errors = [{ instancePath: instancePath + "/gates", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema49.type }, message: "must be object,null" }];
                          return false;
                        }
                        var valid0 = _errs40 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.gate !== void 0) {
                          let data14 = data.gate;
                          const _errs43 = errors;
                          if (!(data14 && typeof data14 == "object" && !Array.isArray(data14)) && data14 !== null) {
                            validate23.errors = [{ instancePath: instancePath + "/gate", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema49.type }, message: "must be object,null" }];
                            return false;
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
    } else {
      validate23.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate23.errors = vErrors;
  return errors === 0;
}
var queueResult = validate27;
var schema54 = { "$id": "queue-result.schema.json", "title": "QueueResult", "description": "What generate-candidate-queue did, as --json prints it.", "type": "object", "required": ["schema", "candidate_queue_csv", "candidate_queue_md", "queue_size", "mode", "fallback"], "properties": { "schema": { "const": "queue-result/v1" }, "candidate_queue_csv": { "description": "Absolute path.", "type": "string" }, "candidate_queue_md": { "description": "Absolute path.", "type": "string" }, "queue_size": { "type": "integer", "minimum": 0 }, "mode": { "enum": ["mixed", "robust_only", "exploration_only"] }, "fallback": { "description": "Nothing met the policy: the queue holds the factors with the highest scores instead.", "type": "boolean" } } };
function validate27(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.candidate_queue_csv === void 0 && (missing0 = "candidate_queue_csv") || data.candidate_queue_md === void 0 && (missing0 = "candidate_queue_md") || data.queue_size === void 0 && (missing0 = "queue_size") || data.mode === void 0 && (missing0 = "mode") || data.fallback === void 0 && (missing0 = "fallback")) {
        validate27.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("queue-result/v1" !== data.schema) {
            validate27.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "queue-result/v1" }, message: "must be equal to constant" }];
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
              validate27.errors = [{ instancePath: instancePath + "/candidate_queue_csv", schemaPath: "#/properties/candidate_queue_csv/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                validate27.errors = [{ instancePath: instancePath + "/candidate_queue_md", schemaPath: "#/properties/candidate_queue_md/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate27.errors = [{ instancePath: instancePath + "/queue_size", schemaPath: "#/properties/queue_size/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                  return false;
                }
                if (errors === _errs6) {
                  if (typeof data3 == "number") {
                    if (data3 < 0 || isNaN(data3)) {
                      validate27.errors = [{ instancePath: instancePath + "/queue_size", schemaPath: "#/properties/queue_size/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
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
                    validate27.errors = [{ instancePath: instancePath + "/mode", schemaPath: "#/properties/mode/enum", keyword: "enum", params: { allowedValues: schema54.properties.mode.enum }, message: "must be equal to one of the allowed values" }];
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
                      validate27.errors = [{ instancePath: instancePath + "/fallback", schemaPath: "#/properties/fallback/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
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
      validate27.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate27.errors = vErrors;
  return errors === 0;
}
var queueRow = validate28;
var schema55 = { "$id": "queue-row.schema.json", "title": "QueueRow", "description": "A row of the factor candidate queue, cell by column: a factor to run next, why, and how.", "type": "object", "required": ["queue_generated_at", "factor", "strategy", "source_decision_tag", "source_report_json", "source_score_total", "source_recommendation", "priority_score", "suggested_action", "proposed_decision_tag", "proposed_command"], "properties": { "queue_generated_at": { "description": "Local time without zone.", "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$" }, "factor": { "type": "string" }, "strategy": { "type": "string" }, "source_decision_tag": { "type": "string" }, "source_report_json": { "type": "string" }, "source_score_total": { "type": "number" }, "source_recommendation": { "description": "As the registry says it.", "type": "string" }, "priority_score": { "type": "number" }, "suggested_action": { "enum": ["paper_candidate_validation", "official_rerun_with_targeted_adjustments", "research_iteration_with_new_hypothesis"] }, "proposed_decision_tag": { "description": "A tag that no run has yet.", "type": "string", "minLength": 1 }, "proposed_command": { "description": "A command line for bash.", "type": "string", "minLength": 1 } } };
var pattern5 = new RegExp("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$", "u");
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.queue_generated_at === void 0 && (missing0 = "queue_generated_at") || data.factor === void 0 && (missing0 = "factor") || data.strategy === void 0 && (missing0 = "strategy") || data.source_decision_tag === void 0 && (missing0 = "source_decision_tag") || data.source_report_json === void 0 && (missing0 = "source_report_json") || data.source_score_total === void 0 && (missing0 = "source_score_total") || data.source_recommendation === void 0 && (missing0 = "source_recommendation") || data.priority_score === void 0 && (missing0 = "priority_score") || data.suggested_action === void 0 && (missing0 = "suggested_action") || data.proposed_decision_tag === void 0 && (missing0 = "proposed_decision_tag") || data.proposed_command === void 0 && (missing0 = "proposed_command")) {
        validate28.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.queue_generated_at !== void 0) {
          let data0 = data.queue_generated_at;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 === "string") {
              if (!pattern5.test(data0)) {
                validate28.errors = [{ instancePath: instancePath + "/queue_generated_at", schemaPath: "#/properties/queue_generated_at/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$"' }];
                return false;
              }
            } else {
              validate28.errors = [{ instancePath: instancePath + "/queue_generated_at", schemaPath: "#/properties/queue_generated_at/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
              validate28.errors = [{ instancePath: instancePath + "/factor", schemaPath: "#/properties/factor/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                validate28.errors = [{ instancePath: instancePath + "/strategy", schemaPath: "#/properties/strategy/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate28.errors = [{ instancePath: instancePath + "/source_decision_tag", schemaPath: "#/properties/source_decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                    validate28.errors = [{ instancePath: instancePath + "/source_report_json", schemaPath: "#/properties/source_report_json/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                      validate28.errors = [{ instancePath: instancePath + "/source_score_total", schemaPath: "#/properties/source_score_total/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
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
                        validate28.errors = [{ instancePath: instancePath + "/source_recommendation", schemaPath: "#/properties/source_recommendation/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                          validate28.errors = [{ instancePath: instancePath + "/priority_score", schemaPath: "#/properties/priority_score/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
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
                            validate28.errors = [{ instancePath: instancePath + "/suggested_action", schemaPath: "#/properties/suggested_action/enum", keyword: "enum", params: { allowedValues: schema55.properties.suggested_action.enum }, message: "must be equal to one of the allowed values" }];
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
                                  validate28.errors = [{ instancePath: instancePath + "/proposed_decision_tag", schemaPath: "#/properties/proposed_decision_tag/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                  return false;
                                }
                              } else {
                                validate28.errors = [{ instancePath: instancePath + "/proposed_decision_tag", schemaPath: "#/properties/proposed_decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                                    validate28.errors = [{ instancePath: instancePath + "/proposed_command", schemaPath: "#/properties/proposed_command/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                                    return false;
                                  }
                                } else {
                                  validate28.errors = [{ instancePath: instancePath + "/proposed_command", schemaPath: "#/properties/proposed_command/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
      validate28.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate28.errors = vErrors;
  return errors === 0;
}
var registryResult = validate29;
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.registry_csv === void 0 && (missing0 = "registry_csv") || data.leaderboard_md === void 0 && (missing0 = "leaderboard_md") || data.rows_total === void 0 && (missing0 = "rows_total") || data.updated === void 0 && (missing0 = "updated") || data.skipped === void 0 && (missing0 = "skipped")) {
        validate29.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("registry-result/v1" !== data.schema) {
            validate29.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "registry-result/v1" }, message: "must be equal to constant" }];
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
              validate29.errors = [{ instancePath: instancePath + "/registry_csv", schemaPath: "#/properties/registry_csv/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                validate29.errors = [{ instancePath: instancePath + "/leaderboard_md", schemaPath: "#/properties/leaderboard_md/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.rows_total !== void 0) {
                let data3 = data.rows_total;
                const _errs6 = errors;
                if (!(typeof data3 == "number" && (!(data3 % 1) && !isNaN(data3)))) {
                  validate29.errors = [{ instancePath: instancePath + "/rows_total", schemaPath: "#/properties/rows_total/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                  return false;
                }
                if (errors === _errs6) {
                  if (typeof data3 == "number") {
                    if (data3 < 0 || isNaN(data3)) {
                      validate29.errors = [{ instancePath: instancePath + "/rows_total", schemaPath: "#/properties/rows_total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                      return false;
                    }
                  }
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.updated !== void 0) {
                  let data4 = data.updated;
                  const _errs8 = errors;
                  if (!(typeof data4 == "number" && (!(data4 % 1) && !isNaN(data4)))) {
                    validate29.errors = [{ instancePath: instancePath + "/updated", schemaPath: "#/properties/updated/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                    return false;
                  }
                  if (errors === _errs8) {
                    if (typeof data4 == "number") {
                      if (data4 < 0 || isNaN(data4)) {
                        validate29.errors = [{ instancePath: instancePath + "/updated", schemaPath: "#/properties/updated/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                        return false;
                      }
                    }
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.skipped !== void 0) {
                    let data5 = data.skipped;
                    const _errs10 = errors;
                    if (errors === _errs10) {
                      if (Array.isArray(data5)) {
                        var valid1 = true;
                        const len0 = data5.length;
                        for (let i0 = 0; i0 < len0; i0++) {
                          const _errs12 = errors;
                          if (typeof data5[i0] !== "string") {
                            validate29.errors = [{ instancePath: instancePath + "/skipped/" + i0, schemaPath: "#/properties/skipped/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                          var valid1 = _errs12 === errors;
                          if (!valid1) {
                            break;
                          }
                        }
                      } else {
                        validate29.errors = [{ instancePath: instancePath + "/skipped", schemaPath: "#/properties/skipped/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
                        return false;
                      }
                    }
                    var valid0 = _errs10 === errors;
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
      validate29.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate29.errors = vErrors;
  return errors === 0;
}
var registryRow = validate30;
var schema57 = { "$id": "registry-row.schema.json", "title": "RegistryRow", "description": "A row of the factor experiment registry as update-registry writes it, cell by column: one experiment, its figures, its score. In the CSV true is True, null is nothing. Rows that others wrote may lack columns and have more.", "type": "object", "required": ["generated_at", "report_json", "report_md", "run_dir", "decision_tag", "owner", "factor", "strategy", "freeze_file", "overall_pass", "cost_ic_x1_5", "cost_ic_x2_0", "wf_test_ic_mean", "wf_test_ic_pos_ratio", "risk_beta_vs_spy", "risk_turnover_overlap", "risk_size_corr_abs", "risk_industry_coverage", "stat_q_value_bh", "stat_factor_gate_pass", "data_quality_pass", "governance_audit_pass", "stage_log_linked", "remediation_high_count", "score_total", "score_quality", "score_governance", "recommendation", "run_review_md"], "properties": { "generated_at": { "description": "Local time of the update that wrote the row, without zone; rows are sorted by it as text.", "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$" }, "report_json": { "description": "Absolute path of the report: the key of the row.", "type": "string", "minLength": 1 }, "report_md": { "type": "string" }, "run_dir": { "description": "Absolute path of the run directory; empty when the report belongs to no run that is known.", "type": "string" }, "decision_tag": { "type": "string" }, "owner": { "type": "string" }, "factor": { "type": "string" }, "strategy": { "type": "string" }, "freeze_file": { "type": "string" }, "overall_pass": { "description": "True only when the report proves it.", "type": "boolean" }, "cost_ic_x1_5": { "$ref": "#/definitions/Figure" }, "cost_ic_x2_0": { "$ref": "#/definitions/Figure" }, "wf_test_ic_mean": { "$ref": "#/definitions/Figure" }, "wf_test_ic_pos_ratio": { "$ref": "#/definitions/Figure" }, "risk_beta_vs_spy": { "$ref": "#/definitions/Figure" }, "risk_turnover_overlap": { "$ref": "#/definitions/Figure" }, "risk_size_corr_abs": { "$ref": "#/definitions/Figure" }, "risk_industry_coverage": { "$ref": "#/definitions/Figure" }, "stat_q_value_bh": { "$ref": "#/definitions/Figure" }, "stat_factor_gate_pass": { "type": "boolean" }, "data_quality_pass": { "$ref": "#/definitions/KnownFlag" }, "governance_audit_pass": { "$ref": "#/definitions/KnownFlag" }, "stage_log_linked": { "$ref": "#/definitions/KnownFlag" }, "remediation_high_count": { "description": "Items of severity High in the remediation plan; 0 without a plan.", "type": "integer", "minimum": 0 }, "score_total": { "description": "At most 75 unless overall_pass.", "type": "number", "minimum": 0, "maximum": 100 }, "score_quality": { "type": "number", "minimum": 0, "maximum": 80 }, "score_governance": { "type": "number", "minimum": 0, "maximum": 20 }, "recommendation": { "enum": ["promote_candidate", "watchlist_rerun", "reject_or_research"] }, "run_review_md": { "type": "string" } }, "definitions": { "Figure": { "title": "Figure", "description": "A finite number; null when the report has none.", "type": ["number", "null"] }, "KnownFlag": { "title": "KnownFlag", "description": "Null when unknown.", "type": ["boolean", "null"] } } };
var schema58 = { "title": "Figure", "description": "A finite number; null when the report has none.", "type": ["number", "null"] };
var schema67 = { "title": "KnownFlag", "description": "Null when unknown.", "type": ["boolean", "null"] };
function validate30(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.generated_at === void 0 && (missing0 = "generated_at") || data.report_json === void 0 && (missing0 = "report_json") || data.report_md === void 0 && (missing0 = "report_md") || data.run_dir === void 0 && (missing0 = "run_dir") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.owner === void 0 && (missing0 = "owner") || data.factor === void 0 && (missing0 = "factor") || data.strategy === void 0 && (missing0 = "strategy") || data.freeze_file === void 0 && (missing0 = "freeze_file") || data.overall_pass === void 0 && (missing0 = "overall_pass") || data.cost_ic_x1_5 === void 0 && (missing0 = "cost_ic_x1_5") || data.cost_ic_x2_0 === void 0 && (missing0 = "cost_ic_x2_0") || data.wf_test_ic_mean === void 0 && (missing0 = "wf_test_ic_mean") || data.wf_test_ic_pos_ratio === void 0 && (missing0 = "wf_test_ic_pos_ratio") || data.risk_beta_vs_spy === void 0 && (missing0 = "risk_beta_vs_spy") || data.risk_turnover_overlap === void 0 && (missing0 = "risk_turnover_overlap") || data.risk_size_corr_abs === void 0 && (missing0 = "risk_size_corr_abs") || data.risk_industry_coverage === void 0 && (missing0 = "risk_industry_coverage") || data.stat_q_value_bh === void 0 && (missing0 = "stat_q_value_bh") || data.stat_factor_gate_pass === void 0 && (missing0 = "stat_factor_gate_pass") || data.data_quality_pass === void 0 && (missing0 = "data_quality_pass") || data.governance_audit_pass === void 0 && (missing0 = "governance_audit_pass") || data.stage_log_linked === void 0 && (missing0 = "stage_log_linked") || data.remediation_high_count === void 0 && (missing0 = "remediation_high_count") || data.score_total === void 0 && (missing0 = "score_total") || data.score_quality === void 0 && (missing0 = "score_quality") || data.score_governance === void 0 && (missing0 = "score_governance") || data.recommendation === void 0 && (missing0 = "recommendation") || data.run_review_md === void 0 && (missing0 = "run_review_md")) {
        validate30.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.generated_at !== void 0) {
          let data0 = data.generated_at;
          const _errs1 = errors;
          if (errors === _errs1) {
            if (typeof data0 === "string") {
              if (!pattern5.test(data0)) {
                validate30.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$"' }];
                return false;
              }
            } else {
              validate30.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate30.errors = [{ instancePath: instancePath + "/report_json", schemaPath: "#/properties/report_json/minLength", keyword: "minLength", params: { limit: 1 }, message: "must NOT have fewer than 1 characters" }];
                  return false;
                }
              } else {
                validate30.errors = [{ instancePath: instancePath + "/report_json", schemaPath: "#/properties/report_json/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                validate30.errors = [{ instancePath: instancePath + "/report_md", schemaPath: "#/properties/report_md/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate30.errors = [{ instancePath: instancePath + "/run_dir", schemaPath: "#/properties/run_dir/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                    validate30.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                      validate30.errors = [{ instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                        validate30.errors = [{ instancePath: instancePath + "/factor", schemaPath: "#/properties/factor/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                          validate30.errors = [{ instancePath: instancePath + "/strategy", schemaPath: "#/properties/strategy/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                            validate30.errors = [{ instancePath: instancePath + "/freeze_file", schemaPath: "#/properties/freeze_file/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                              validate30.errors = [{ instancePath: instancePath + "/overall_pass", schemaPath: "#/properties/overall_pass/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
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
                                validate30.errors = [{ instancePath: instancePath + "/cost_ic_x1_5", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema58.type }, message: "must be number,null" }];
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
                                  validate30.errors = [{ instancePath: instancePath + "/cost_ic_x2_0", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema58.type }, message: "must be number,null" }];
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
                                    validate30.errors = [{ instancePath: instancePath + "/wf_test_ic_mean", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema58.type }, message: "must be number,null" }];
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
                                      validate30.errors = [{ instancePath: instancePath + "/wf_test_ic_pos_ratio", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema58.type }, message: "must be number,null" }];
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
                                        validate30.errors = [{ instancePath: instancePath + "/risk_beta_vs_spy", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema58.type }, message: "must be number,null" }];
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
                                          validate30.errors = [{ instancePath: instancePath + "/risk_turnover_overlap", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema58.type }, message: "must be number,null" }];
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
                                            validate30.errors = [{ instancePath: instancePath + "/risk_size_corr_abs", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema58.type }, message: "must be number,null" }];
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
                                              validate30.errors = [{ instancePath: instancePath + "/risk_industry_coverage", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema58.type }, message: "must be number,null" }];
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
                                                validate30.errors = [{ instancePath: instancePath + "/stat_q_value_bh", schemaPath: "#/definitions/Figure/type", keyword: "type", params: { type: schema58.type }, message: "must be number,null" }];
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
                                                  validate30.errors = [{ instancePath: instancePath + "/stat_factor_gate_pass", schemaPath: "#/properties/stat_factor_gate_pass/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
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
                                                    validate30.errors = [{ instancePath: instancePath + "/data_quality_pass", schemaPath: "#/definitions/KnownFlag/type", keyword: "type", params: { type: schema67.type }, message: "must be boolean,null" }];
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
                                                      validate30.errors = [{ instancePath: instancePath + "/governance_audit_pass", schemaPath: "#/definitions/KnownFlag/type", keyword: "type", params: { type: schema67.type }, message: "must be boolean,null" }];
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
                                                        validate30.errors = [{ instancePath: instancePath + "/stage_log_linked", schemaPath: "#/definitions/KnownFlag/type", keyword: "type", params: { type: schema67.type }, message: "must be boolean,null" }];
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
                                                          validate30.errors = [{ instancePath: instancePath + "/remediation_high_count", schemaPath: "#/properties/remediation_high_count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                          return false;
                                                        }
                                                        if (errors === _errs59) {
                                                          if (typeof data23 == "number") {
                                                            if (data23 < 0 || isNaN(data23)) {
                                                              validate30.errors = [{ instancePath: instancePath + "/remediation_high_count", schemaPath: "#/properties/remediation_high_count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
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
                                                                validate30.errors = [{ instancePath: instancePath + "/score_total", schemaPath: "#/properties/score_total/maximum", keyword: "maximum", params: { comparison: "<=", limit: 100 }, message: "must be <= 100" }];
                                                                return false;
                                                              } else {
                                                                if (data24 < 0 || isNaN(data24)) {
                                                                  validate30.errors = [{ instancePath: instancePath + "/score_total", schemaPath: "#/properties/score_total/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                                  return false;
                                                                }
                                                              }
                                                            } else {
                                                              validate30.errors = [{ instancePath: instancePath + "/score_total", schemaPath: "#/properties/score_total/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
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
                                                                  validate30.errors = [{ instancePath: instancePath + "/score_quality", schemaPath: "#/properties/score_quality/maximum", keyword: "maximum", params: { comparison: "<=", limit: 80 }, message: "must be <= 80" }];
                                                                  return false;
                                                                } else {
                                                                  if (data25 < 0 || isNaN(data25)) {
                                                                    validate30.errors = [{ instancePath: instancePath + "/score_quality", schemaPath: "#/properties/score_quality/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                                    return false;
                                                                  }
                                                                }
                                                              } else {
                                                                validate30.errors = [{ instancePath: instancePath + "/score_quality", schemaPath: "#/properties/score_quality/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
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
                                                                    validate30.errors = [{ instancePath: instancePath + "/score_governance", schemaPath: "#/properties/score_governance/maximum", keyword: "maximum", params: { comparison: "<=", limit: 20 }, message: "must be <= 20" }];
                                                                    return false;
                                                                  } else {
                                                                    if (data26 < 0 || isNaN(data26)) {
                                                                      validate30.errors = [{ instancePath: instancePath + "/score_governance", schemaPath: "#/properties/score_governance/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
                                                                      return false;
                                                                    }
                                                                  }
                                                                } else {
                                                                  validate30.errors = [{ instancePath: instancePath + "/score_governance", schemaPath: "#/properties/score_governance/type", keyword: "type", params: { type: "number" }, message: "must be number" }];
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
                                                                  validate30.errors = [{ instancePath: instancePath + "/recommendation", schemaPath: "#/properties/recommendation/enum", keyword: "enum", params: { allowedValues: schema57.properties.recommendation.enum }, message: "must be equal to one of the allowed values" }];
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
                                                                    validate30.errors = [{ instancePath: instancePath + "/run_review_md", schemaPath: "#/properties/run_review_md/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
      validate30.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate30.errors = vErrors;
  return errors === 0;
}
var remediationPlan = validate31;
var schema70 = { "$id": "remediation-plan.schema.json", "title": "RemediationPlan", "description": "governance_remediation_plan.json: what to do about each failure of a governance audit, the most severe first.", "type": "object", "properties": { "generated_at": { "description": "Local time without zone, YYYY-MM-DDTHH:MM:SS.ffffff.", "type": ["string", "null"] }, "audit_json": { "description": "The audit this plan answers, absolute.", "type": ["string", "null"] }, "run_dir": { "$ref": "common.schema.json#/definitions/Text" }, "decision_tag": { "$ref": "common.schema.json#/definitions/Text" }, "audit_overall_pass": { "type": ["boolean", "null"] }, "n_failures": { "type": ["integer", "null"] }, "n_checks": { "type": ["integer", "null"] }, "remediation_items": { "type": ["array", "null"], "items": { "title": "RemediationItem", "type": "object", "properties": { "id": { "description": "RM- and the place of the failure in the audit, from 001.", "type": ["string", "null"] }, "severity": { "description": "High, Medium or Low.", "type": ["string", "null"] }, "domain": { "type": ["string", "null"] }, "failure": { "description": "The audit's own words.", "type": ["string", "null"] }, "action": { "type": ["string", "null"] } } } }, "next_step": { "type": ["string", "null"] } } };
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
          validate31.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/type", keyword: "type", params: { type: schema70.properties.generated_at.type }, message: "must be string,null" }];
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
            validate31.errors = [{ instancePath: instancePath + "/audit_json", schemaPath: "#/properties/audit_json/type", keyword: "type", params: { type: schema70.properties.audit_json.type }, message: "must be string,null" }];
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
              validate31.errors = [{ instancePath: instancePath + "/run_dir", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema23.type }, message: "must be string,number,boolean,null" }];
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
                validate31.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema23.type }, message: "must be string,number,boolean,null" }];
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
                  validate31.errors = [{ instancePath: instancePath + "/audit_overall_pass", schemaPath: "#/properties/audit_overall_pass/type", keyword: "type", params: { type: schema70.properties.audit_overall_pass.type }, message: "must be boolean,null" }];
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
                    validate31.errors = [{ instancePath: instancePath + "/n_failures", schemaPath: "#/properties/n_failures/type", keyword: "type", params: { type: schema70.properties.n_failures.type }, message: "must be integer,null" }];
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
                      validate31.errors = [{ instancePath: instancePath + "/n_checks", schemaPath: "#/properties/n_checks/type", keyword: "type", params: { type: schema70.properties.n_checks.type }, message: "must be integer,null" }];
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
                        validate31.errors = [{ instancePath: instancePath + "/remediation_items", schemaPath: "#/properties/remediation_items/type", keyword: "type", params: { type: schema70.properties.remediation_items.type }, message: "must be array,null" }];
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
                                    validate31.errors = [{ instancePath: instancePath + "/remediation_items/" + i0 + "/id", schemaPath: "#/properties/remediation_items/items/properties/id/type", keyword: "type", params: { type: schema70.properties.remediation_items.items.properties.id.type }, message: "must be string,null" }];
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
                                      validate31.errors = [{ instancePath: instancePath + "/remediation_items/" + i0 + "/severity", schemaPath: "#/properties/remediation_items/items/properties/severity/type", keyword: "type", params: { type: schema70.properties.remediation_items.items.properties.severity.type }, message: "must be string,null" }];
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
                                        validate31.errors = [{ instancePath: instancePath + "/remediation_items/" + i0 + "/domain", schemaPath: "#/properties/remediation_items/items/properties/domain/type", keyword: "type", params: { type: schema70.properties.remediation_items.items.properties.domain.type }, message: "must be string,null" }];
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
                                          validate31.errors = [{ instancePath: instancePath + "/remediation_items/" + i0 + "/failure", schemaPath: "#/properties/remediation_items/items/properties/failure/type", keyword: "type", params: { type: schema70.properties.remediation_items.items.properties.failure.type }, message: "must be string,null" }];
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
                                            validate31.errors = [{ instancePath: instancePath + "/remediation_items/" + i0 + "/action", schemaPath: "#/properties/remediation_items/items/properties/action/type", keyword: "type", params: { type: schema70.properties.remediation_items.items.properties.action.type }, message: "must be string,null" }];
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
                                validate31.errors = [{ instancePath: instancePath + "/remediation_items/" + i0, schemaPath: "#/properties/remediation_items/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
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
                          validate31.errors = [{ instancePath: instancePath + "/next_step", schemaPath: "#/properties/next_step/type", keyword: "type", params: { type: schema70.properties.next_step.type }, message: "must be string,null" }];
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
      validate31.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate31.errors = vErrors;
  return errors === 0;
}
var result = validate32;
var schema73 = { "$id": "result.schema.json", "title": "RunResult", "description": "result.json of a run directory: how the run ended. Its presence means that the run is over.", "type": "object", "properties": { "workflow": { "type": ["string", "null"] }, "decision_tag": { "type": ["string", "null"] }, "exit_code": { "description": "Status official-run ended with: the workflow's own, 128+n for signal n, or that of the step that blocked.", "type": ["integer", "null"] }, "audit_dir": { "description": "The run directory, relative to the repository.", "type": ["string", "null"] }, "phase": { "description": "The step in which the run ended.", "enum": ["preflight", "freeze", "data_quality", "workflow", "verify"] }, "outcome": { "enum": ["succeeded", "failed", "blocked", "interrupted"] }, "signal": { "description": "What ended the workflow or official-run, such as SIGTERM.", "type": ["string", "null"] }, "reason": { "description": "Why it did not succeed, in one sentence.", "type": ["string", "null"] }, "started_at": { "$ref": "common.schema.json#/definitions/Instant" }, "finished_at": { "$ref": "common.schema.json#/definitions/Instant" }, "data_quality_input": { "$ref": "common.schema.json#/definitions/CheckedInput" }, "input_changed": { "description": "True when the bytes that passed the data gate are no longer those of the input after the workflow.", "type": "boolean" } } };
function validate32(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.workflow !== void 0) {
        let data0 = data.workflow;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate32.errors = [{ instancePath: instancePath + "/workflow", schemaPath: "#/properties/workflow/type", keyword: "type", params: { type: schema73.properties.workflow.type }, message: "must be string,null" }];
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
            validate32.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: schema73.properties.decision_tag.type }, message: "must be string,null" }];
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
              validate32.errors = [{ instancePath: instancePath + "/exit_code", schemaPath: "#/properties/exit_code/type", keyword: "type", params: { type: schema73.properties.exit_code.type }, message: "must be integer,null" }];
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
                validate32.errors = [{ instancePath: instancePath + "/audit_dir", schemaPath: "#/properties/audit_dir/type", keyword: "type", params: { type: schema73.properties.audit_dir.type }, message: "must be string,null" }];
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
                  validate32.errors = [{ instancePath: instancePath + "/phase", schemaPath: "#/properties/phase/enum", keyword: "enum", params: { allowedValues: schema73.properties.phase.enum }, message: "must be equal to one of the allowed values" }];
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
                    validate32.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/enum", keyword: "enum", params: { allowedValues: schema73.properties.outcome.enum }, message: "must be equal to one of the allowed values" }];
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
                      validate32.errors = [{ instancePath: instancePath + "/signal", schemaPath: "#/properties/signal/type", keyword: "type", params: { type: schema73.properties.signal.type }, message: "must be string,null" }];
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
                        validate32.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: schema73.properties.reason.type }, message: "must be string,null" }];
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
                            if (!pattern4.test(data8)) {
                              validate32.errors = [{ instancePath: instancePath + "/started_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                              return false;
                            }
                          } else {
                            validate32.errors = [{ instancePath: instancePath + "/started_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                              if (!pattern4.test(data9)) {
                                validate32.errors = [{ instancePath: instancePath + "/finished_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                                return false;
                              }
                            } else {
                              validate32.errors = [{ instancePath: instancePath + "/finished_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                                  validate32.errors = [{ instancePath: instancePath + "/data_quality_input", schemaPath: "common.schema.json#/definitions/CheckedInput/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
                                  return false;
                                } else {
                                  if (data10.path !== void 0) {
                                    const _errs24 = errors;
                                    if (typeof data10.path !== "string") {
                                      validate32.errors = [{ instancePath: instancePath + "/data_quality_input/path", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                                        validate32.errors = [{ instancePath: instancePath + "/data_quality_input/bytes", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                        return false;
                                      }
                                      if (errors === _errs26) {
                                        if (typeof data12 == "number") {
                                          if (data12 < 0 || isNaN(data12)) {
                                            validate32.errors = [{ instancePath: instancePath + "/data_quality_input/bytes", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
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
                                            if (!pattern0.test(data13)) {
                                              validate32.errors = [{ instancePath: instancePath + "/data_quality_input/sha256", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                              return false;
                                            }
                                          } else {
                                            validate32.errors = [{ instancePath: instancePath + "/data_quality_input/sha256", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                            return false;
                                          }
                                        }
                                        var valid4 = _errs28 === errors;
                                      } else {
                                        var valid4 = true;
                                      }
                                    }
                                  }
                                }
                              } else {
                                validate32.errors = [{ instancePath: instancePath + "/data_quality_input", schemaPath: "common.schema.json#/definitions/CheckedInput/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                return false;
                              }
                            }
                            var valid0 = _errs21 === errors;
                          } else {
                            var valid0 = true;
                          }
                          if (valid0) {
                            if (data.input_changed !== void 0) {
                              const _errs30 = errors;
                              if (typeof data.input_changed !== "boolean") {
                                validate32.errors = [{ instancePath: instancePath + "/input_changed", schemaPath: "#/properties/input_changed/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                                return false;
                              }
                              var valid0 = _errs30 === errors;
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
      validate32.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate32.errors = vErrors;
  return errors === 0;
}
var runReviewResult = validate33;
var schema77 = { "$id": "run-review-result.schema.json", "title": "RunReviewResult", "description": "What generate-run-review found and wrote, as --json prints it.", "type": "object", "required": ["schema", "run_review_md", "run_dir", "report_json", "decision_tag", "owner", "recommendation"], "properties": { "schema": { "const": "run-review-result/v1" }, "run_review_md": { "description": "As given, or beside the report as that was given or found.", "type": "string" }, "run_dir": { "type": "string" }, "report_json": { "type": "string" }, "decision_tag": { "type": "string" }, "owner": { "type": "string" }, "recommendation": { "enum": ["approve", "reject/rerun"] } } };
function validate33(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.run_review_md === void 0 && (missing0 = "run_review_md") || data.run_dir === void 0 && (missing0 = "run_dir") || data.report_json === void 0 && (missing0 = "report_json") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.owner === void 0 && (missing0 = "owner") || data.recommendation === void 0 && (missing0 = "recommendation")) {
        validate33.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("run-review-result/v1" !== data.schema) {
            validate33.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "run-review-result/v1" }, message: "must be equal to constant" }];
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
              validate33.errors = [{ instancePath: instancePath + "/run_review_md", schemaPath: "#/properties/run_review_md/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
              return false;
            }
            var valid0 = _errs2 === errors;
          } else {
            var valid0 = true;
          }
          if (valid0) {
            if (data.run_dir !== void 0) {
              const _errs4 = errors;
              if (typeof data.run_dir !== "string") {
                validate33.errors = [{ instancePath: instancePath + "/run_dir", schemaPath: "#/properties/run_dir/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                return false;
              }
              var valid0 = _errs4 === errors;
            } else {
              var valid0 = true;
            }
            if (valid0) {
              if (data.report_json !== void 0) {
                const _errs6 = errors;
                if (typeof data.report_json !== "string") {
                  validate33.errors = [{ instancePath: instancePath + "/report_json", schemaPath: "#/properties/report_json/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                  return false;
                }
                var valid0 = _errs6 === errors;
              } else {
                var valid0 = true;
              }
              if (valid0) {
                if (data.decision_tag !== void 0) {
                  const _errs8 = errors;
                  if (typeof data.decision_tag !== "string") {
                    validate33.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                    return false;
                  }
                  var valid0 = _errs8 === errors;
                } else {
                  var valid0 = true;
                }
                if (valid0) {
                  if (data.owner !== void 0) {
                    const _errs10 = errors;
                    if (typeof data.owner !== "string") {
                      validate33.errors = [{ instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                      return false;
                    }
                    var valid0 = _errs10 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.recommendation !== void 0) {
                      let data6 = data.recommendation;
                      const _errs12 = errors;
                      if (!(data6 === "approve" || data6 === "reject/rerun")) {
                        validate33.errors = [{ instancePath: instancePath + "/recommendation", schemaPath: "#/properties/recommendation/enum", keyword: "enum", params: { allowedValues: schema77.properties.recommendation.enum }, message: "must be equal to one of the allowed values" }];
                        return false;
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
      validate33.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate33.errors = vErrors;
  return errors === 0;
}
var status = validate34;
var schema78 = { "$id": "status.schema.json", "title": "RunStatus", "description": "status.json of a run directory: who runs it, rewritten at every step and heartbeat, so that another process can tell running from dead.", "type": "object", "required": ["schema", "decision_tag", "workflow", "phase", "host", "boot_id", "official_run", "workflow_group", "started_at", "heartbeat_at"], "properties": { "schema": { "const": "status/v1" }, "decision_tag": { "type": "string" }, "workflow": { "type": "string" }, "phase": { "enum": ["preflight", "freeze", "data_quality", "workflow", "verify", "finished"] }, "host": { "type": "string" }, "boot_id": { "description": "Of the running kernel: after a reboot no process of before is alive.", "type": ["string", "null"] }, "official_run": { "$ref": "common.schema.json#/definitions/Process" }, "workflow_group": { "description": "Leader of the workflow's process group; null before it has started.", "oneOf": [{ "type": "null" }, { "$ref": "common.schema.json#/definitions/Process" }] }, "started_at": { "$ref": "common.schema.json#/definitions/Instant" }, "heartbeat_at": { "$ref": "common.schema.json#/definitions/Instant" } } };
var schema79 = { "title": "ProcessIdentity", "description": "A process, named so that a later one with the same number is not taken for it.", "type": "object", "required": ["pid", "start_time"], "properties": { "pid": { "type": "integer", "minimum": 1 }, "start_time": { "description": "Clock ticks after boot, field 22 of /proc/PID/stat; null where the system does not tell.", "type": ["integer", "null"] } } };
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.workflow === void 0 && (missing0 = "workflow") || data.phase === void 0 && (missing0 = "phase") || data.host === void 0 && (missing0 = "host") || data.boot_id === void 0 && (missing0 = "boot_id") || data.official_run === void 0 && (missing0 = "official_run") || data.workflow_group === void 0 && (missing0 = "workflow_group") || data.started_at === void 0 && (missing0 = "started_at") || data.heartbeat_at === void 0 && (missing0 = "heartbeat_at")) {
        validate34.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("status/v1" !== data.schema) {
            validate34.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "status/v1" }, message: "must be equal to constant" }];
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
              validate34.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                validate34.errors = [{ instancePath: instancePath + "/workflow", schemaPath: "#/properties/workflow/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate34.errors = [{ instancePath: instancePath + "/phase", schemaPath: "#/properties/phase/enum", keyword: "enum", params: { allowedValues: schema78.properties.phase.enum }, message: "must be equal to one of the allowed values" }];
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
                    validate34.errors = [{ instancePath: instancePath + "/host", schemaPath: "#/properties/host/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                      validate34.errors = [{ instancePath: instancePath + "/boot_id", schemaPath: "#/properties/boot_id/type", keyword: "type", params: { type: schema78.properties.boot_id.type }, message: "must be string,null" }];
                      return false;
                    }
                    var valid0 = _errs9 === errors;
                  } else {
                    var valid0 = true;
                  }
                  if (valid0) {
                    if (data.official_run !== void 0) {
                      let data6 = data.official_run;
                      const _errs11 = errors;
                      const _errs12 = errors;
                      if (errors === _errs12) {
                        if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
                          let missing1;
                          if (data6.pid === void 0 && (missing1 = "pid") || data6.start_time === void 0 && (missing1 = "start_time")) {
                            validate34.errors = [{ instancePath: instancePath + "/official_run", schemaPath: "common.schema.json#/definitions/Process/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                            return false;
                          } else {
                            if (data6.pid !== void 0) {
                              let data7 = data6.pid;
                              const _errs14 = errors;
                              if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)))) {
                                validate34.errors = [{ instancePath: instancePath + "/official_run/pid", schemaPath: "common.schema.json#/definitions/Process/properties/pid/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                return false;
                              }
                              if (errors === _errs14) {
                                if (typeof data7 == "number") {
                                  if (data7 < 1 || isNaN(data7)) {
                                    validate34.errors = [{ instancePath: instancePath + "/official_run/pid", schemaPath: "common.schema.json#/definitions/Process/properties/pid/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
                                    return false;
                                  }
                                }
                              }
                              var valid2 = _errs14 === errors;
                            } else {
                              var valid2 = true;
                            }
                            if (valid2) {
                              if (data6.start_time !== void 0) {
                                let data8 = data6.start_time;
                                const _errs16 = errors;
                                if (!(typeof data8 == "number" && (!(data8 % 1) && !isNaN(data8))) && data8 !== null) {
                                  validate34.errors = [{ instancePath: instancePath + "/official_run/start_time", schemaPath: "common.schema.json#/definitions/Process/properties/start_time/type", keyword: "type", params: { type: schema79.properties.start_time.type }, message: "must be integer,null" }];
                                  return false;
                                }
                                var valid2 = _errs16 === errors;
                              } else {
                                var valid2 = true;
                              }
                            }
                          }
                        } else {
                          validate34.errors = [{ instancePath: instancePath + "/official_run", schemaPath: "common.schema.json#/definitions/Process/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                          return false;
                        }
                      }
                      var valid0 = _errs11 === errors;
                    } else {
                      var valid0 = true;
                    }
                    if (valid0) {
                      if (data.workflow_group !== void 0) {
                        let data9 = data.workflow_group;
                        const _errs18 = errors;
                        const _errs19 = errors;
                        let valid3 = false;
                        let passing0 = null;
                        const _errs20 = errors;
                        if (data9 !== null) {
                          const err0 = { instancePath: instancePath + "/workflow_group", schemaPath: "#/properties/workflow_group/oneOf/0/type", keyword: "type", params: { type: "null" }, message: "must be null" };
                          if (vErrors === null) {
                            vErrors = [err0];
                          } else {
                            vErrors.push(err0);
                          }
                          errors++;
                        }
                        var _valid0 = _errs20 === errors;
                        if (_valid0) {
                          valid3 = true;
                          passing0 = 0;
                        }
                        const _errs22 = errors;
                        const _errs23 = errors;
                        if (errors === _errs23) {
                          if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
                            let missing2;
                            if (data9.pid === void 0 && (missing2 = "pid") || data9.start_time === void 0 && (missing2 = "start_time")) {
                              const err1 = { instancePath: instancePath + "/workflow_group", schemaPath: "common.schema.json#/definitions/Process/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" };
                              if (vErrors === null) {
                                vErrors = [err1];
                              } else {
                                vErrors.push(err1);
                              }
                              errors++;
                            } else {
                              if (data9.pid !== void 0) {
                                let data10 = data9.pid;
                                const _errs25 = errors;
                                if (!(typeof data10 == "number" && (!(data10 % 1) && !isNaN(data10)))) {
                                  const err2 = { instancePath: instancePath + "/workflow_group/pid", schemaPath: "common.schema.json#/definitions/Process/properties/pid/type", keyword: "type", params: { type: "integer" }, message: "must be integer" };
                                  if (vErrors === null) {
                                    vErrors = [err2];
                                  } else {
                                    vErrors.push(err2);
                                  }
                                  errors++;
                                }
                                if (errors === _errs25) {
                                  if (typeof data10 == "number") {
                                    if (data10 < 1 || isNaN(data10)) {
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
                                var valid5 = _errs25 === errors;
                              } else {
                                var valid5 = true;
                              }
                              if (valid5) {
                                if (data9.start_time !== void 0) {
                                  let data11 = data9.start_time;
                                  const _errs27 = errors;
                                  if (!(typeof data11 == "number" && (!(data11 % 1) && !isNaN(data11))) && data11 !== null) {
                                    const err4 = { instancePath: instancePath + "/workflow_group/start_time", schemaPath: "common.schema.json#/definitions/Process/properties/start_time/type", keyword: "type", params: { type: schema79.properties.start_time.type }, message: "must be integer,null" };
                                    if (vErrors === null) {
                                      vErrors = [err4];
                                    } else {
                                      vErrors.push(err4);
                                    }
                                    errors++;
                                  }
                                  var valid5 = _errs27 === errors;
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
                        var _valid0 = _errs22 === errors;
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
                          validate34.errors = vErrors;
                          return false;
                        } else {
                          errors = _errs19;
                          if (vErrors !== null) {
                            if (_errs19) {
                              vErrors.length = _errs19;
                            } else {
                              vErrors = null;
                            }
                          }
                        }
                        var valid0 = _errs18 === errors;
                      } else {
                        var valid0 = true;
                      }
                      if (valid0) {
                        if (data.started_at !== void 0) {
                          let data12 = data.started_at;
                          const _errs29 = errors;
                          const _errs30 = errors;
                          if (errors === _errs30) {
                            if (typeof data12 === "string") {
                              if (!pattern4.test(data12)) {
                                validate34.errors = [{ instancePath: instancePath + "/started_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                                return false;
                              }
                            } else {
                              validate34.errors = [{ instancePath: instancePath + "/started_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                          }
                          var valid0 = _errs29 === errors;
                        } else {
                          var valid0 = true;
                        }
                        if (valid0) {
                          if (data.heartbeat_at !== void 0) {
                            let data13 = data.heartbeat_at;
                            const _errs32 = errors;
                            const _errs33 = errors;
                            if (errors === _errs33) {
                              if (typeof data13 === "string") {
                                if (!pattern4.test(data13)) {
                                  validate34.errors = [{ instancePath: instancePath + "/heartbeat_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                                  return false;
                                }
                              } else {
                                validate34.errors = [{ instancePath: instancePath + "/heartbeat_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
    } else {
      validate34.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate34.errors = vErrors;
  return errors === 0;
}
export {
  candidateQueuePolicy,
  comparison,
  context,
  dataQualityReport,
  finalizeResult,
  freeze,
  governanceAudit,
  installManifest,
  installResult,
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
  runReviewResult,
  status
};
