// Generated from schemas/ by `npm run codegen`. Do not edit.
// <stdin>
var context = validate10;
var schema11 = { "$id": "context.schema.json", "title": "RunContext", "description": "context.json of a run directory: what was asked for, by whom, where. Written by official-run; older ones come from the replaced wrapper.", "type": "object", "properties": { "timestamp": { "description": "Local time of the start, YYYY-MM-DD_HHMMSS, as in the directory's name.", "type": ["string", "null"] }, "hostname": { "type": ["string", "null"] }, "git_branch": { "description": "Empty on a detached HEAD, unknown outside git.", "type": ["string", "null"] }, "git_commit": { "type": ["string", "null"] }, "workflow": { "type": ["string", "null"] }, "decision_tag": { "type": ["string", "null"] }, "owner": { "type": ["string", "null"] }, "notes": { "type": ["string", "null"] }, "threads": { "type": ["integer", "string", "null"] }, "skip_data_quality_check": { "description": "1 when the caller skipped the data gate.", "type": ["integer", "boolean", "null"] }, "data_quality_input_csv": { "type": ["string", "null"] }, "data_quality_report_json": { "description": "Relative to the repository; empty until the gate has passed.", "type": ["string", "null"] }, "allow_concurrent": { "description": "True when the caller allowed another official run of the same workflow beside this one.", "type": "boolean" }, "masked": { "description": "Options whose values were left out because they look like secrets.", "type": "array", "items": { "type": "string" } } } };
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.timestamp !== void 0) {
        let data0 = data.timestamp;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate10.errors = [{ instancePath: instancePath + "/timestamp", schemaPath: "#/properties/timestamp/type", keyword: "type", params: { type: schema11.properties.timestamp.type }, message: "must be string,null" }];
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
            validate10.errors = [{ instancePath: instancePath + "/hostname", schemaPath: "#/properties/hostname/type", keyword: "type", params: { type: schema11.properties.hostname.type }, message: "must be string,null" }];
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
              validate10.errors = [{ instancePath: instancePath + "/git_branch", schemaPath: "#/properties/git_branch/type", keyword: "type", params: { type: schema11.properties.git_branch.type }, message: "must be string,null" }];
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
                validate10.errors = [{ instancePath: instancePath + "/git_commit", schemaPath: "#/properties/git_commit/type", keyword: "type", params: { type: schema11.properties.git_commit.type }, message: "must be string,null" }];
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
                  validate10.errors = [{ instancePath: instancePath + "/workflow", schemaPath: "#/properties/workflow/type", keyword: "type", params: { type: schema11.properties.workflow.type }, message: "must be string,null" }];
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
                    validate10.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: schema11.properties.decision_tag.type }, message: "must be string,null" }];
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
                      validate10.errors = [{ instancePath: instancePath + "/owner", schemaPath: "#/properties/owner/type", keyword: "type", params: { type: schema11.properties.owner.type }, message: "must be string,null" }];
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
                        validate10.errors = [{ instancePath: instancePath + "/notes", schemaPath: "#/properties/notes/type", keyword: "type", params: { type: schema11.properties.notes.type }, message: "must be string,null" }];
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
                          validate10.errors = [{ instancePath: instancePath + "/threads", schemaPath: "#/properties/threads/type", keyword: "type", params: { type: schema11.properties.threads.type }, message: "must be integer,string,null" }];
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
                            validate10.errors = [{ instancePath: instancePath + "/skip_data_quality_check", schemaPath: "#/properties/skip_data_quality_check/type", keyword: "type", params: { type: schema11.properties.skip_data_quality_check.type }, message: "must be integer,boolean,null" }];
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
                              validate10.errors = [{ instancePath: instancePath + "/data_quality_input_csv", schemaPath: "#/properties/data_quality_input_csv/type", keyword: "type", params: { type: schema11.properties.data_quality_input_csv.type }, message: "must be string,null" }];
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
                                validate10.errors = [{ instancePath: instancePath + "/data_quality_report_json", schemaPath: "#/properties/data_quality_report_json/type", keyword: "type", params: { type: schema11.properties.data_quality_report_json.type }, message: "must be string,null" }];
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
                                  validate10.errors = [{ instancePath: instancePath + "/allow_concurrent", schemaPath: "#/properties/allow_concurrent/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
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
                                          validate10.errors = [{ instancePath: instancePath + "/masked/" + i0, schemaPath: "#/properties/masked/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                        var valid1 = _errs29 === errors;
                                        if (!valid1) {
                                          break;
                                        }
                                      }
                                    } else {
                                      validate10.errors = [{ instancePath: instancePath + "/masked", schemaPath: "#/properties/masked/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
      validate10.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate10.errors = vErrors;
  return errors === 0;
}
var dataQualityReport = validate11;
var schema12 = { "$id": "data-quality-report.schema.json", "title": "DataQualityReport", "description": "What data-quality-gate checked, measured and decided.", "type": "object", "properties": { "generated_at": { "description": "UTC, ISO 8601.", "type": "string" }, "inputs": { "description": "The options, as given.", "type": "object", "additionalProperties": { "$ref": "common.schema.json#/definitions/Scalar" } }, "input": { "oneOf": [{ "type": "null" }, { "$ref": "common.schema.json#/definitions/CheckedInput" }] }, "checks": { "type": "object", "additionalProperties": { "type": "boolean" } }, "metrics": { "type": "object" }, "overall_pass": { "type": ["boolean", "null"] }, "failures": { "type": "array", "items": { "type": "string" } }, "warnings": { "type": "array", "items": { "type": "string" } }, "samples": { "description": "For each failed check up to 20 of the rows behind it.", "type": "object", "additionalProperties": { "title": "CheckSamples", "type": "object", "required": ["rows", "truncated"], "properties": { "truncated": { "type": "boolean" }, "rows": { "type": "array", "maxItems": 20, "items": { "title": "SampleRow", "type": "object", "required": ["line"], "properties": { "line": { "description": "Line of the input on which the row begins, the header on line 1.", "type": "integer", "minimum": 1 }, "values": { "description": "Column \u2192 cell as it stands in the file.", "type": "object", "additionalProperties": { "type": ["string", "null"] } }, "fault": { "type": "string" } } } } } } } } };
var schema14 = { "title": "Scalar", "description": "A figure as Python wrote it: NaN and Infinity, numbers in text and truth values occur.", "type": ["number", "string", "boolean", "null"] };
var pattern0 = new RegExp("^[0-9a-f]{64}$", "u");
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.generated_at !== void 0) {
        const _errs1 = errors;
        if (typeof data.generated_at !== "string") {
          validate11.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate11.errors = [{ instancePath: instancePath + "/inputs/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema14.type }, message: "must be number,string,boolean,null" }];
                  return false;
                }
                var valid1 = _errs6 === errors;
                if (!valid1) {
                  break;
                }
              }
            } else {
              validate11.errors = [{ instancePath: instancePath + "/inputs", schemaPath: "#/properties/inputs/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
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
              validate11.errors = vErrors;
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
                      validate11.errors = [{ instancePath: instancePath + "/checks/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/checks/additionalProperties/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
                      return false;
                    }
                    var valid6 = _errs25 === errors;
                    if (!valid6) {
                      break;
                    }
                  }
                } else {
                  validate11.errors = [{ instancePath: instancePath + "/checks", schemaPath: "#/properties/checks/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
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
                  validate11.errors = [{ instancePath: instancePath + "/metrics", schemaPath: "#/properties/metrics/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
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
                    validate11.errors = [{ instancePath: instancePath + "/overall_pass", schemaPath: "#/properties/overall_pass/type", keyword: "type", params: { type: schema12.properties.overall_pass.type }, message: "must be boolean,null" }];
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
                            validate11.errors = [{ instancePath: instancePath + "/failures/" + i0, schemaPath: "#/properties/failures/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                            return false;
                          }
                          var valid7 = _errs33 === errors;
                          if (!valid7) {
                            break;
                          }
                        }
                      } else {
                        validate11.errors = [{ instancePath: instancePath + "/failures", schemaPath: "#/properties/failures/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
                              validate11.errors = [{ instancePath: instancePath + "/warnings/" + i1, schemaPath: "#/properties/warnings/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                              return false;
                            }
                            var valid8 = _errs37 === errors;
                            if (!valid8) {
                              break;
                            }
                          }
                        } else {
                          validate11.errors = [{ instancePath: instancePath + "/warnings", schemaPath: "#/properties/warnings/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
                                    validate11.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/samples/additionalProperties/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                                    return false;
                                  } else {
                                    if (data16.truncated !== void 0) {
                                      const _errs44 = errors;
                                      if (typeof data16.truncated !== "boolean") {
                                        validate11.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/truncated", schemaPath: "#/properties/samples/additionalProperties/properties/truncated/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
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
                                            if (data18.length > 20) {
                                              validate11.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows", schemaPath: "#/properties/samples/additionalProperties/properties/rows/maxItems", keyword: "maxItems", params: { limit: 20 }, message: "must NOT have more than 20 items" }];
                                              return false;
                                            } else {
                                              var valid11 = true;
                                              const len2 = data18.length;
                                              for (let i2 = 0; i2 < len2; i2++) {
                                                let data19 = data18[i2];
                                                const _errs48 = errors;
                                                if (errors === _errs48) {
                                                  if (data19 && typeof data19 == "object" && !Array.isArray(data19)) {
                                                    let missing2;
                                                    if (data19.line === void 0 && (missing2 = "line")) {
                                                      validate11.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i2, schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/required", keyword: "required", params: { missingProperty: missing2 }, message: "must have required property '" + missing2 + "'" }];
                                                      return false;
                                                    } else {
                                                      if (data19.line !== void 0) {
                                                        let data20 = data19.line;
                                                        const _errs50 = errors;
                                                        if (!(typeof data20 == "number" && (!(data20 % 1) && !isNaN(data20)))) {
                                                          validate11.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i2 + "/line", schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/line/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                                          return false;
                                                        }
                                                        if (errors === _errs50) {
                                                          if (typeof data20 == "number") {
                                                            if (data20 < 1 || isNaN(data20)) {
                                                              validate11.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i2 + "/line", schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/line/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
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
                                                                  validate11.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i2 + "/values/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/values/additionalProperties/type", keyword: "type", params: { type: schema12.properties.samples.additionalProperties.properties.rows.items.properties.values.additionalProperties.type }, message: "must be string,null" }];
                                                                  return false;
                                                                }
                                                                var valid13 = _errs55 === errors;
                                                                if (!valid13) {
                                                                  break;
                                                                }
                                                              }
                                                            } else {
                                                              validate11.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i2 + "/values", schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/values/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
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
                                                              validate11.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i2 + "/fault", schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/properties/fault/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                                                    validate11.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows/" + i2, schemaPath: "#/properties/samples/additionalProperties/properties/rows/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                                    return false;
                                                  }
                                                }
                                                var valid11 = _errs48 === errors;
                                                if (!valid11) {
                                                  break;
                                                }
                                              }
                                            }
                                          } else {
                                            validate11.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1") + "/rows", schemaPath: "#/properties/samples/additionalProperties/properties/rows/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
                                  validate11.errors = [{ instancePath: instancePath + "/samples/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"), schemaPath: "#/properties/samples/additionalProperties/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
                                  return false;
                                }
                              }
                              var valid9 = _errs42 === errors;
                              if (!valid9) {
                                break;
                              }
                            }
                          } else {
                            validate11.errors = [{ instancePath: instancePath + "/samples", schemaPath: "#/properties/samples/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
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
      validate11.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate11.errors = vErrors;
  return errors === 0;
}
var freeze = validate13;
var schema16 = { "$id": "freeze.schema.json", "title": "Freeze", "description": "The frozen configuration an official run refers to.", "type": "object", "properties": { "frozen_at": { "type": ["string", "null"] }, "runner": { "type": ["string", "null"] }, "git_commit": { "description": "When present, the commit an official run must stand on.", "type": ["string", "null"] }, "config_hash": { "type": ["string", "null"] } } };
function validate13(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.frozen_at !== void 0) {
        let data0 = data.frozen_at;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate13.errors = [{ instancePath: instancePath + "/frozen_at", schemaPath: "#/properties/frozen_at/type", keyword: "type", params: { type: schema16.properties.frozen_at.type }, message: "must be string,null" }];
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
            validate13.errors = [{ instancePath: instancePath + "/runner", schemaPath: "#/properties/runner/type", keyword: "type", params: { type: schema16.properties.runner.type }, message: "must be string,null" }];
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
              validate13.errors = [{ instancePath: instancePath + "/git_commit", schemaPath: "#/properties/git_commit/type", keyword: "type", params: { type: schema16.properties.git_commit.type }, message: "must be string,null" }];
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
                validate13.errors = [{ instancePath: instancePath + "/config_hash", schemaPath: "#/properties/config_hash/type", keyword: "type", params: { type: schema16.properties.config_hash.type }, message: "must be string,null" }];
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
      validate13.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate13.errors = vErrors;
  return errors === 0;
}
var preflight = validate14;
var schema17 = { "$id": "preflight.schema.json", "title": "Preflight", "description": "What workstation-preflight found and whether it is enough for a heavy run.", "type": "object", "required": ["timestamp", "hostname", "root_dir", "git_branch", "git_commit", "git_dirty_count", "cores", "memory_gb", "min_cores", "min_memory_gb", "require_clean", "status", "reasons"], "properties": { "timestamp": { "description": "Local time with zone, YYYY-MM-DDTHH:MM:SS+HHMM.", "type": "string" }, "hostname": { "type": "string" }, "root_dir": { "type": "string" }, "git_branch": { "description": "Empty on a detached HEAD, unknown outside git.", "type": "string" }, "git_commit": { "type": "string" }, "git_dirty_count": { "type": "integer", "minimum": 0 }, "cores": { "description": "Cores this process may use.", "type": "integer", "minimum": 0 }, "memory_gb": { "description": "Whole GiB of memory this process may use.", "type": "integer", "minimum": 0 }, "min_cores": { "type": "integer" }, "min_memory_gb": { "type": "integer" }, "require_clean": { "enum": [0, 1] }, "status": { "enum": ["pass", "fail"] }, "reasons": { "type": "array", "items": { "type": "string" } }, "host_cores": { "description": "Cores of the machine, where a container grants fewer.", "type": "integer" }, "host_memory_gb": { "type": "integer" } } };
function validate14(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.timestamp === void 0 && (missing0 = "timestamp") || data.hostname === void 0 && (missing0 = "hostname") || data.root_dir === void 0 && (missing0 = "root_dir") || data.git_branch === void 0 && (missing0 = "git_branch") || data.git_commit === void 0 && (missing0 = "git_commit") || data.git_dirty_count === void 0 && (missing0 = "git_dirty_count") || data.cores === void 0 && (missing0 = "cores") || data.memory_gb === void 0 && (missing0 = "memory_gb") || data.min_cores === void 0 && (missing0 = "min_cores") || data.min_memory_gb === void 0 && (missing0 = "min_memory_gb") || data.require_clean === void 0 && (missing0 = "require_clean") || data.status === void 0 && (missing0 = "status") || data.reasons === void 0 && (missing0 = "reasons")) {
        validate14.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.timestamp !== void 0) {
          const _errs1 = errors;
          if (typeof data.timestamp !== "string") {
            validate14.errors = [{ instancePath: instancePath + "/timestamp", schemaPath: "#/properties/timestamp/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
              validate14.errors = [{ instancePath: instancePath + "/hostname", schemaPath: "#/properties/hostname/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                validate14.errors = [{ instancePath: instancePath + "/root_dir", schemaPath: "#/properties/root_dir/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate14.errors = [{ instancePath: instancePath + "/git_branch", schemaPath: "#/properties/git_branch/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                    validate14.errors = [{ instancePath: instancePath + "/git_commit", schemaPath: "#/properties/git_commit/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                      validate14.errors = [{ instancePath: instancePath + "/git_dirty_count", schemaPath: "#/properties/git_dirty_count/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                      return false;
                    }
                    if (errors === _errs11) {
                      if (typeof data5 == "number") {
                        if (data5 < 0 || isNaN(data5)) {
                          validate14.errors = [{ instancePath: instancePath + "/git_dirty_count", schemaPath: "#/properties/git_dirty_count/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
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
                        validate14.errors = [{ instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                        return false;
                      }
                      if (errors === _errs13) {
                        if (typeof data6 == "number") {
                          if (data6 < 0 || isNaN(data6)) {
                            validate14.errors = [{ instancePath: instancePath + "/cores", schemaPath: "#/properties/cores/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
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
                          validate14.errors = [{ instancePath: instancePath + "/memory_gb", schemaPath: "#/properties/memory_gb/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                          return false;
                        }
                        if (errors === _errs15) {
                          if (typeof data7 == "number") {
                            if (data7 < 0 || isNaN(data7)) {
                              validate14.errors = [{ instancePath: instancePath + "/memory_gb", schemaPath: "#/properties/memory_gb/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
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
                            validate14.errors = [{ instancePath: instancePath + "/min_cores", schemaPath: "#/properties/min_cores/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
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
                              validate14.errors = [{ instancePath: instancePath + "/min_memory_gb", schemaPath: "#/properties/min_memory_gb/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
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
                                validate14.errors = [{ instancePath: instancePath + "/require_clean", schemaPath: "#/properties/require_clean/enum", keyword: "enum", params: { allowedValues: schema17.properties.require_clean.enum }, message: "must be equal to one of the allowed values" }];
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
                                  validate14.errors = [{ instancePath: instancePath + "/status", schemaPath: "#/properties/status/enum", keyword: "enum", params: { allowedValues: schema17.properties.status.enum }, message: "must be equal to one of the allowed values" }];
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
                                          validate14.errors = [{ instancePath: instancePath + "/reasons/" + i0, schemaPath: "#/properties/reasons/items/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
                                          return false;
                                        }
                                        var valid1 = _errs25 === errors;
                                        if (!valid1) {
                                          break;
                                        }
                                      }
                                    } else {
                                      validate14.errors = [{ instancePath: instancePath + "/reasons", schemaPath: "#/properties/reasons/type", keyword: "type", params: { type: "array" }, message: "must be array" }];
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
                                      validate14.errors = [{ instancePath: instancePath + "/host_cores", schemaPath: "#/properties/host_cores/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
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
                                        validate14.errors = [{ instancePath: instancePath + "/host_memory_gb", schemaPath: "#/properties/host_memory_gb/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
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
      validate14.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate14.errors = vErrors;
  return errors === 0;
}
var productionGatesReport = validate15;
var schema18 = { "$id": "production-gates-report.schema.json", "title": "ProductionGatesReport", "description": "production_gates_report.json as the workflow writes it. Written by Python as a rule: figures may be NaN, Infinity, integers or text, sections may be missing; old reports say args for inputs and gate for gates.", "type": "object", "properties": { "generated_at": { "type": ["string", "null"] }, "inputs": { "oneOf": [{ "type": "null" }, { "$ref": "#/definitions/Inputs" }] }, "args": { "oneOf": [{ "type": "null" }, { "$ref": "#/definitions/Inputs" }] }, "outputs": { "type": ["object", "null"] }, "cost_stress": { "type": ["array", "null"], "items": { "title": "CostRow", "type": "object", "properties": { "cost_multiplier": { "$ref": "common.schema.json#/definitions/Scalar" }, "return_code": { "$ref": "common.schema.json#/definitions/Scalar" }, "test_ic": { "$ref": "common.schema.json#/definitions/Scalar" }, "train_ic": { "$ref": "common.schema.json#/definitions/Scalar" } } } }, "wf_stress": { "$ref": "#/definitions/Figures" }, "risk_diagnostics": { "$ref": "#/definitions/Figures" }, "statistical_gates": { "$ref": "#/definitions/Figures" }, "gates": { "$ref": "#/definitions/Figures" }, "gate": { "$ref": "#/definitions/Figures" } }, "definitions": { "Inputs": { "title": "ReportInputs", "type": "object", "properties": { "decision_tag": { "type": ["string", "number", "null"] }, "owner": { "$ref": "common.schema.json#/definitions/Text" }, "notes": { "$ref": "common.schema.json#/definitions/Text" }, "factor": { "$ref": "common.schema.json#/definitions/Text" }, "strategy": { "$ref": "common.schema.json#/definitions/Text" }, "freeze_file": { "$ref": "common.schema.json#/definitions/Text" } } }, "Figures": { "title": "Figures", "description": "A section of named figures.", "type": ["object", "null"] } } };
var schema29 = { "title": "Figures", "description": "A section of named figures.", "type": ["object", "null"] };
var schema19 = { "title": "ReportInputs", "type": "object", "properties": { "decision_tag": { "type": ["string", "number", "null"] }, "owner": { "$ref": "common.schema.json#/definitions/Text" }, "notes": { "$ref": "common.schema.json#/definitions/Text" }, "factor": { "$ref": "common.schema.json#/definitions/Text" }, "strategy": { "$ref": "common.schema.json#/definitions/Text" }, "freeze_file": { "$ref": "common.schema.json#/definitions/Text" } } };
var schema20 = { "title": "Text", "type": ["string", "number", "boolean", "null"] };
function validate16(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.decision_tag !== void 0) {
        let data0 = data.decision_tag;
        const _errs1 = errors;
        if (typeof data0 !== "string" && !(typeof data0 == "number") && data0 !== null) {
          validate16.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: schema19.properties.decision_tag.type }, message: "must be string,number,null" }];
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
            validate16.errors = [{ instancePath: instancePath + "/owner", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema20.type }, message: "must be string,number,boolean,null" }];
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
              validate16.errors = [{ instancePath: instancePath + "/notes", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema20.type }, message: "must be string,number,boolean,null" }];
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
                validate16.errors = [{ instancePath: instancePath + "/factor", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema20.type }, message: "must be string,number,boolean,null" }];
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
                  validate16.errors = [{ instancePath: instancePath + "/strategy", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema20.type }, message: "must be string,number,boolean,null" }];
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
                    validate16.errors = [{ instancePath: instancePath + "/freeze_file", schemaPath: "common.schema.json#/definitions/Text/type", keyword: "type", params: { type: schema20.type }, message: "must be string,number,boolean,null" }];
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
      validate16.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate16.errors = vErrors;
  return errors === 0;
}
function validate15(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.generated_at !== void 0) {
        let data0 = data.generated_at;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate15.errors = [{ instancePath: instancePath + "/generated_at", schemaPath: "#/properties/generated_at/type", keyword: "type", params: { type: schema18.properties.generated_at.type }, message: "must be string,null" }];
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
          if (!validate16(data1, { instancePath: instancePath + "/inputs", parentData: data, parentDataProperty: "inputs", rootData })) {
            vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
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
            validate15.errors = vErrors;
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
            if (!validate16(data2, { instancePath: instancePath + "/args", parentData: data, parentDataProperty: "args", rootData })) {
              vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
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
              validate15.errors = vErrors;
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
                validate15.errors = [{ instancePath: instancePath + "/outputs", schemaPath: "#/properties/outputs/type", keyword: "type", params: { type: schema18.properties.outputs.type }, message: "must be object,null" }];
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
                  validate15.errors = [{ instancePath: instancePath + "/cost_stress", schemaPath: "#/properties/cost_stress/type", keyword: "type", params: { type: schema18.properties.cost_stress.type }, message: "must be array,null" }];
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
                              validate15.errors = [{ instancePath: instancePath + "/cost_stress/" + i0 + "/cost_multiplier", schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema14.type }, message: "must be number,string,boolean,null" }];
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
                                validate15.errors = [{ instancePath: instancePath + "/cost_stress/" + i0 + "/return_code", schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema14.type }, message: "must be number,string,boolean,null" }];
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
                                  validate15.errors = [{ instancePath: instancePath + "/cost_stress/" + i0 + "/test_ic", schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema14.type }, message: "must be number,string,boolean,null" }];
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
                                    validate15.errors = [{ instancePath: instancePath + "/cost_stress/" + i0 + "/train_ic", schemaPath: "common.schema.json#/definitions/Scalar/type", keyword: "type", params: { type: schema14.type }, message: "must be number,string,boolean,null" }];
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
                          validate15.errors = [{ instancePath: instancePath + "/cost_stress/" + i0, schemaPath: "#/properties/cost_stress/items/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
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
                    validate15.errors = [{ instancePath: instancePath + "/wf_stress", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema29.type }, message: "must be object,null" }];
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
                      validate15.errors = [{ instancePath: instancePath + "/risk_diagnostics", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema29.type }, message: "must be object,null" }];
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
                        validate15.errors = [{ instancePath: instancePath + "/statistical_gates", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema29.type }, message: "must be object,null" }];
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
                          validate15.errors = [{ instancePath: instancePath + "/gates", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema29.type }, message: "must be object,null" }];
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
                            validate15.errors = [{ instancePath: instancePath + "/gate", schemaPath: "#/definitions/Figures/type", keyword: "type", params: { type: schema29.type }, message: "must be object,null" }];
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
      validate15.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate15.errors = vErrors;
  return errors === 0;
}
var result = validate19;
var schema34 = { "$id": "result.schema.json", "title": "RunResult", "description": "result.json of a run directory: how the run ended. Its presence means that the run is over.", "type": "object", "properties": { "workflow": { "type": ["string", "null"] }, "decision_tag": { "type": ["string", "null"] }, "exit_code": { "description": "Status official-run ended with: the workflow's own, 128+n for signal n, or that of the step that blocked.", "type": ["integer", "null"] }, "audit_dir": { "description": "The run directory, relative to the repository.", "type": ["string", "null"] }, "phase": { "description": "The step in which the run ended.", "enum": ["preflight", "freeze", "data_quality", "workflow", "verify"] }, "outcome": { "enum": ["succeeded", "failed", "blocked", "interrupted"] }, "signal": { "description": "What ended the workflow or official-run, such as SIGTERM.", "type": ["string", "null"] }, "reason": { "description": "Why it did not succeed, in one sentence.", "type": ["string", "null"] }, "started_at": { "$ref": "common.schema.json#/definitions/Instant" }, "finished_at": { "$ref": "common.schema.json#/definitions/Instant" }, "data_quality_input": { "$ref": "common.schema.json#/definitions/CheckedInput" }, "input_changed": { "description": "True when the bytes that passed the data gate are no longer those of the input after the workflow.", "type": "boolean" } } };
var pattern1 = new RegExp("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$", "u");
function validate19(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.workflow !== void 0) {
        let data0 = data.workflow;
        const _errs1 = errors;
        if (typeof data0 !== "string" && data0 !== null) {
          validate19.errors = [{ instancePath: instancePath + "/workflow", schemaPath: "#/properties/workflow/type", keyword: "type", params: { type: schema34.properties.workflow.type }, message: "must be string,null" }];
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
            validate19.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: schema34.properties.decision_tag.type }, message: "must be string,null" }];
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
              validate19.errors = [{ instancePath: instancePath + "/exit_code", schemaPath: "#/properties/exit_code/type", keyword: "type", params: { type: schema34.properties.exit_code.type }, message: "must be integer,null" }];
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
                validate19.errors = [{ instancePath: instancePath + "/audit_dir", schemaPath: "#/properties/audit_dir/type", keyword: "type", params: { type: schema34.properties.audit_dir.type }, message: "must be string,null" }];
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
                  validate19.errors = [{ instancePath: instancePath + "/phase", schemaPath: "#/properties/phase/enum", keyword: "enum", params: { allowedValues: schema34.properties.phase.enum }, message: "must be equal to one of the allowed values" }];
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
                    validate19.errors = [{ instancePath: instancePath + "/outcome", schemaPath: "#/properties/outcome/enum", keyword: "enum", params: { allowedValues: schema34.properties.outcome.enum }, message: "must be equal to one of the allowed values" }];
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
                      validate19.errors = [{ instancePath: instancePath + "/signal", schemaPath: "#/properties/signal/type", keyword: "type", params: { type: schema34.properties.signal.type }, message: "must be string,null" }];
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
                        validate19.errors = [{ instancePath: instancePath + "/reason", schemaPath: "#/properties/reason/type", keyword: "type", params: { type: schema34.properties.reason.type }, message: "must be string,null" }];
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
                            if (!pattern1.test(data8)) {
                              validate19.errors = [{ instancePath: instancePath + "/started_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                              return false;
                            }
                          } else {
                            validate19.errors = [{ instancePath: instancePath + "/started_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                              if (!pattern1.test(data9)) {
                                validate19.errors = [{ instancePath: instancePath + "/finished_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                                return false;
                              }
                            } else {
                              validate19.errors = [{ instancePath: instancePath + "/finished_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                                  validate19.errors = [{ instancePath: instancePath + "/data_quality_input", schemaPath: "common.schema.json#/definitions/CheckedInput/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
                                  return false;
                                } else {
                                  if (data10.path !== void 0) {
                                    const _errs24 = errors;
                                    if (typeof data10.path !== "string") {
                                      validate19.errors = [{ instancePath: instancePath + "/data_quality_input/path", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/path/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                                        validate19.errors = [{ instancePath: instancePath + "/data_quality_input/bytes", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/bytes/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                        return false;
                                      }
                                      if (errors === _errs26) {
                                        if (typeof data12 == "number") {
                                          if (data12 < 0 || isNaN(data12)) {
                                            validate19.errors = [{ instancePath: instancePath + "/data_quality_input/bytes", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/bytes/minimum", keyword: "minimum", params: { comparison: ">=", limit: 0 }, message: "must be >= 0" }];
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
                                              validate19.errors = [{ instancePath: instancePath + "/data_quality_input/sha256", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/sha256/pattern", keyword: "pattern", params: { pattern: "^[0-9a-f]{64}$" }, message: 'must match pattern "^[0-9a-f]{64}$"' }];
                                              return false;
                                            }
                                          } else {
                                            validate19.errors = [{ instancePath: instancePath + "/data_quality_input/sha256", schemaPath: "common.schema.json#/definitions/CheckedInput/properties/sha256/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                                validate19.errors = [{ instancePath: instancePath + "/data_quality_input", schemaPath: "common.schema.json#/definitions/CheckedInput/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
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
                                validate19.errors = [{ instancePath: instancePath + "/input_changed", schemaPath: "#/properties/input_changed/type", keyword: "type", params: { type: "boolean" }, message: "must be boolean" }];
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
      validate19.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate19.errors = vErrors;
  return errors === 0;
}
var status = validate20;
var schema38 = { "$id": "status.schema.json", "title": "RunStatus", "description": "status.json of a run directory: who runs it, rewritten at every step and heartbeat, so that another process can tell running from dead.", "type": "object", "required": ["schema", "decision_tag", "workflow", "phase", "host", "boot_id", "official_run", "workflow_group", "started_at", "heartbeat_at"], "properties": { "schema": { "const": "status/v1" }, "decision_tag": { "type": "string" }, "workflow": { "type": "string" }, "phase": { "enum": ["preflight", "freeze", "data_quality", "workflow", "verify", "finished"] }, "host": { "type": "string" }, "boot_id": { "description": "Of the running kernel: after a reboot no process of before is alive.", "type": ["string", "null"] }, "official_run": { "$ref": "common.schema.json#/definitions/Process" }, "workflow_group": { "description": "Leader of the workflow's process group; null before it has started.", "oneOf": [{ "type": "null" }, { "$ref": "common.schema.json#/definitions/Process" }] }, "started_at": { "$ref": "common.schema.json#/definitions/Instant" }, "heartbeat_at": { "$ref": "common.schema.json#/definitions/Instant" } } };
var schema39 = { "title": "ProcessIdentity", "description": "A process, named so that a later one with the same number is not taken for it.", "type": "object", "required": ["pid", "start_time"], "properties": { "pid": { "type": "integer", "minimum": 1 }, "start_time": { "description": "Clock ticks after boot, field 22 of /proc/PID/stat; null where the system does not tell.", "type": ["integer", "null"] } } };
function validate20(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
  ;
  let vErrors = null;
  let errors = 0;
  if (errors === 0) {
    if (data && typeof data == "object" && !Array.isArray(data)) {
      let missing0;
      if (data.schema === void 0 && (missing0 = "schema") || data.decision_tag === void 0 && (missing0 = "decision_tag") || data.workflow === void 0 && (missing0 = "workflow") || data.phase === void 0 && (missing0 = "phase") || data.host === void 0 && (missing0 = "host") || data.boot_id === void 0 && (missing0 = "boot_id") || data.official_run === void 0 && (missing0 = "official_run") || data.workflow_group === void 0 && (missing0 = "workflow_group") || data.started_at === void 0 && (missing0 = "started_at") || data.heartbeat_at === void 0 && (missing0 = "heartbeat_at")) {
        validate20.errors = [{ instancePath, schemaPath: "#/required", keyword: "required", params: { missingProperty: missing0 }, message: "must have required property '" + missing0 + "'" }];
        return false;
      } else {
        if (data.schema !== void 0) {
          const _errs1 = errors;
          if ("status/v1" !== data.schema) {
            validate20.errors = [{ instancePath: instancePath + "/schema", schemaPath: "#/properties/schema/const", keyword: "const", params: { allowedValue: "status/v1" }, message: "must be equal to constant" }];
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
              validate20.errors = [{ instancePath: instancePath + "/decision_tag", schemaPath: "#/properties/decision_tag/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                validate20.errors = [{ instancePath: instancePath + "/workflow", schemaPath: "#/properties/workflow/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                  validate20.errors = [{ instancePath: instancePath + "/phase", schemaPath: "#/properties/phase/enum", keyword: "enum", params: { allowedValues: schema38.properties.phase.enum }, message: "must be equal to one of the allowed values" }];
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
                    validate20.errors = [{ instancePath: instancePath + "/host", schemaPath: "#/properties/host/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                      validate20.errors = [{ instancePath: instancePath + "/boot_id", schemaPath: "#/properties/boot_id/type", keyword: "type", params: { type: schema38.properties.boot_id.type }, message: "must be string,null" }];
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
                            validate20.errors = [{ instancePath: instancePath + "/official_run", schemaPath: "common.schema.json#/definitions/Process/required", keyword: "required", params: { missingProperty: missing1 }, message: "must have required property '" + missing1 + "'" }];
                            return false;
                          } else {
                            if (data6.pid !== void 0) {
                              let data7 = data6.pid;
                              const _errs14 = errors;
                              if (!(typeof data7 == "number" && (!(data7 % 1) && !isNaN(data7)))) {
                                validate20.errors = [{ instancePath: instancePath + "/official_run/pid", schemaPath: "common.schema.json#/definitions/Process/properties/pid/type", keyword: "type", params: { type: "integer" }, message: "must be integer" }];
                                return false;
                              }
                              if (errors === _errs14) {
                                if (typeof data7 == "number") {
                                  if (data7 < 1 || isNaN(data7)) {
                                    validate20.errors = [{ instancePath: instancePath + "/official_run/pid", schemaPath: "common.schema.json#/definitions/Process/properties/pid/minimum", keyword: "minimum", params: { comparison: ">=", limit: 1 }, message: "must be >= 1" }];
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
                                  validate20.errors = [{ instancePath: instancePath + "/official_run/start_time", schemaPath: "common.schema.json#/definitions/Process/properties/start_time/type", keyword: "type", params: { type: schema39.properties.start_time.type }, message: "must be integer,null" }];
                                  return false;
                                }
                                var valid2 = _errs16 === errors;
                              } else {
                                var valid2 = true;
                              }
                            }
                          }
                        } else {
                          validate20.errors = [{ instancePath: instancePath + "/official_run", schemaPath: "common.schema.json#/definitions/Process/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
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
                                    const err4 = { instancePath: instancePath + "/workflow_group/start_time", schemaPath: "common.schema.json#/definitions/Process/properties/start_time/type", keyword: "type", params: { type: schema39.properties.start_time.type }, message: "must be integer,null" };
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
                          validate20.errors = vErrors;
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
                              if (!pattern1.test(data12)) {
                                validate20.errors = [{ instancePath: instancePath + "/started_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                                return false;
                              }
                            } else {
                              validate20.errors = [{ instancePath: instancePath + "/started_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
                                if (!pattern1.test(data13)) {
                                  validate20.errors = [{ instancePath: instancePath + "/heartbeat_at", schemaPath: "common.schema.json#/definitions/Instant/pattern", keyword: "pattern", params: { pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$" }, message: 'must match pattern "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$"' }];
                                  return false;
                                }
                              } else {
                                validate20.errors = [{ instancePath: instancePath + "/heartbeat_at", schemaPath: "common.schema.json#/definitions/Instant/type", keyword: "type", params: { type: "string" }, message: "must be string" }];
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
      validate20.errors = [{ instancePath, schemaPath: "#/type", keyword: "type", params: { type: "object" }, message: "must be object" }];
      return false;
    }
  }
  validate20.errors = vErrors;
  return errors === 0;
}
export {
  context,
  dataQualityReport,
  freeze,
  preflight,
  productionGatesReport,
  result,
  status
};
