/** What the help of tools says of variables that this library reads (contract 48.9, 48.11). */

/** Of tools that ask engines about runs. */
export const askEnvironment = {
  GATEHOUSE_SETTLE_S: 'of launched runs: seconds that files have to be seen (90)',
  GATEHOUSE_LAUNCHER:
    'path of a launcher in the repository, or of another name than official-run-launcher-NAME, that may be started',
  XDG_CACHE_HOME: 'where answers of engines are kept for the other processes of the user, in gatehouse/ (~/.cache)',
};

/** Of tools that follow a launched run. */
export const followEnvironment = {
  ...askEnvironment,
  GATEHOUSE_ASK_S: 'of a launched run: seconds after which the engine is asked again (30)',
  GATEHOUSE_IGNORE_HUP: '1: a terminal that closes does not end the waiting, as under nohup',
};
