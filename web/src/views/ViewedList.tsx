import { lazy, type ReactNode, Suspense } from "react";
import { DataList, type DataListProps } from "@/ui/list/DataList";
import { useColumns } from "@/ui/list/useColumns";
import { useFilters } from "@/ui/useFilters";
import { FilterButton } from "./FilterButton";
import type ShapedList from "./Shaped";
import { ShapeSwitch } from "./ShapeSwitch";
import type { Entity } from "./types";
import { type Usual, useView, type ViewState } from "./useView";
import { ViewTabs } from "./ViewTabs";

const Shaped = lazy(() => import("./Shaped")) as unknown as typeof ShapedList;

interface Props<Row> extends DataListProps<Row> {
  entity: Entity;
  /** The shape it has before anybody asks for another. */
  usual?: Usual;
  /** A board of its own for one field, and the filters it knows: deals by stage. */
  board?: {
    readonly by: string;
    readonly filters: ReactNode;
    readonly render: (filter: string | undefined) => ReactNode;
  };
}

/** A list that is seen through views: tabs over it, conditions beside its search, as list, groups or kanban. */
export function ViewedList<Row extends { id: string; version: number }>(props: Props<Row>) {
  return (
    <Suspense>
      <Viewed {...props} />
    </Suspense>
  );
}

function Viewed<Row extends { id: string; version: number }>({ entity, usual, board, ...props }: Props<Row>) {
  const view = useView(entity, usual);
  const { values, set } = useFilters();
  const narrowing = ["q", "filter", ...(props.filterNames ?? [])];
  const name = view.active ? `${props.name}.${view.active.id}` : props.name;
  const brought = view.active?.columns;
  const { shown } = useColumns(name, props.columns, brought);
  const filter = view.filter ? { filter: view.filter } : {};
  const own =
    view.shape === "kanban" && board?.by === view.groupBy
      ? { board: board.render(view.filter), filters: board.filters }
      : undefined;
  const tools = <Tools view={view} knows={props.filterNames} />;
  return (
    <>
      <ViewTabs view={view} columns={shown.map(({ key }) => key)} />
      {view.shape === "list" ? (
        <DataList
          {...props}
          name={name}
          brought={brought}
          filterNames={[...(props.filterNames ?? []), "filter"]}
          fixed={{ ...props.fixed, ...filter }}
          defaultSort={view.active?.sort || props.defaultSort}
          isWaiting={view.isPending}
          tools={tools}
        />
      ) : (
        <Suspense>
          <Shaped
            {...props}
            view={view}
            columns={shown}
            params={{ ...(values.q ? { q: values.q } : {}), ...filter }}
            tools={tools}
            own={own}
            isNarrowed={narrowing.some((one) => values[one])}
            onClear={() => set(Object.fromEntries(narrowing.map((one) => [one, undefined])))}
          />
        </Suspense>
      )}
    </>
  );
}

/** Groups are narrowed by conditions alone: the list's own filters are left behind with the list. */
function Tools({ view, knows = [] }: { view: ViewState; knows?: readonly string[] | undefined }) {
  const left = Object.fromEntries(knows.map((name) => [name, undefined]));
  return (
    <>
      <FilterButton view={view} />
      <ShapeSwitch
        shape={view.shape}
        onShape={(shape) => view.reshape({ ...(shape === "list" ? {} : left), view: shape })}
      />
    </>
  );
}
